package jieli.identity.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The public keys of the devices. */
@Repository
class PasskeyBook implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql("select * from identity.passkey where credential = :credential")
                .param("credential", id.getBytes())
                .query(PasskeyBook::key)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes owner) {
        return jdbc.sql("select * from identity.passkey where account = :account order by added_at")
                .param("account", PasskeyOwners.account(owner).value())
                .query(PasskeyBook::key)
                .list();
    }

    /** A key that is there already was used: its count goes on, nothing else of it changes. */
    @Override
    public void save(CredentialRecord key) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var known =
                jdbc.sql(
                                """
                                update identity.passkey
                                   set counter = :counter, is_copied = :copied, used_at = :now
                                 where credential = :credential
                                """)
                        .param("counter", key.getSignatureCount())
                        .param("copied", key.isBackupState())
                        .param("now", now)
                        .param("credential", key.getCredentialId().getBytes())
                        .update();
        if (known == 0) {
            add(key, now);
        }
    }

    private void add(CredentialRecord key, OffsetDateTime now) {
        jdbc.sql(
                        """
                        insert into identity.passkey (credential, account, label, public_key, counter,
                               verifies, transports, may_be_copied, is_copied, attestation, client_data, added_at)
                        values (:credential, :account, :label, :key, :counter,
                               :verifies, :transports, :eligible, :copied, :attestation, :client, :now)
                        """)
                .param("credential", key.getCredentialId().getBytes())
                .param("account", PasskeyOwners.account(key.getUserEntityUserId()).value())
                .param("label", key.getLabel())
                .param("key", key.getPublicKey().getBytes())
                .param("counter", key.getSignatureCount())
                .param("verifies", key.isUvInitialized())
                .param("transports", transports(key.getTransports()))
                .param("eligible", key.isBackupEligible())
                .param("copied", key.isBackupState())
                .param("attestation", bytes(key.getAttestationObject()))
                .param("client", bytes(key.getAttestationClientDataJSON()))
                .param("now", now)
                .update();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("a key is removed from its account");
    }

    boolean remove(AccountId account, Bytes id) {
        return jdbc.sql(
                                """
                                delete from identity.passkey
                                 where credential = :credential and account = :account
                                """)
                        .param("credential", id.getBytes())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    private static String transports(@Nullable Set<AuthenticatorTransport> transports) {
        return transports == null
                ? ""
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static CredentialRecord key(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        var added = row.getObject("added_at", OffsetDateTime.class).toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(
                        PasskeyOwners.handle(new AccountId(row.getObject("account", UUID.class))))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("counter"))
                .uvInitialized(row.getBoolean("verifies"))
                .transports(
                        Arrays.stream(row.getString("transports").split(" "))
                                .filter(each -> !each.isEmpty())
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("may_be_copied"))
                .backupState(row.getBoolean("is_copied"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .created(added)
                .lastUsed(used == null ? added : used.toInstant())
                .build();
    }
}
