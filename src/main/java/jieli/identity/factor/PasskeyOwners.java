package jieli.identity.factor;

import java.nio.ByteBuffer;
import java.util.UUID;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as a device knows them: by the sixteen bytes of their id. Nothing is stored for it. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(AccountId account) {
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(account.value().getMostSignificantBits());
        bytes.putLong(account.value().getLeastSignificantBits());
        return new Bytes(bytes.array());
    }

    static AccountId account(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new AccountId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** None for a closed account. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return find(account(id));
    }

    /**
     * @param username an account's id
     */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return find(new AccountId(username));
    }

    private @Nullable PublicKeyCredentialUserEntity find(AccountId account) {
        var name = accounts.me(account).map(Me::name);
        return name.isEmpty()
                ? null
                : ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(account))
                        .name(accounts.get(account).login())
                        .displayName(name.get())
                        .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("accounts are closed elsewhere");
    }
}
