package jieli.identity.factor;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.identity.AccountId;
import jieli.identity.audit.Trail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Devices that answer for an account after a finger, a face or a PIN (WebAuthn level 3). That makes
 * two factors: the device, with what unlocks it.
 */
@Service
public class Passkeys {

    /** A device as its owner sees it; used on the day it was added means: not yet. */
    public record Passkey(String id, String label, LocalDate addedOn, LocalDate usedOn) {}

    /**
     * What the browser is asked.
     *
     * @param challenge comes back signed, once
     */
    public record Question(String json, String challenge) {}

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final PasskeyOwners owners;
    private final PasskeyBook book;
    private final Trail trail;
    private final Clock clock;

    Passkeys(PasskeyOwners owners, PasskeyBook book, Trail trail, Clock clock) {
        this.owners = owners;
        this.book = book;
        this.trail = trail;
        this.clock = clock;
    }

    public List<Passkey> list(AccountId account) {
        return book.findByUserId(PasskeyOwners.handle(account)).stream().map(this::shown).toList();
    }

    /** Asks a device to become one of the account's. */
    public Question askNew(RelyingParty party, AccountId account) {
        var options =
                operations(party, null)
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(
                                        named(account)));
        return new Question(
                JSON.writeValueAsString(options), options.getChallenge().toBase64UrlString());
    }

    /**
     * Adds a device.
     *
     * @param challenge of the question that was asked last
     * @param answer the browser's, as JSON
     * @return false when the answer is to another question, of another address, or none at all
     */
    @Transactional
    public boolean add(
            RelyingParty party, AccountId account, String challenge, String answer, String label) {
        try {
            var operations = operations(party, challenge);
            var options =
                    operations.createPublicKeyCredentialCreationOptions(
                            new ImmutablePublicKeyCredentialCreationOptionsRequest(named(account)));
            var credential =
                    JSON.readValue(
                            answer,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            if (isHollow(credential)
                    || credential.getResponse().getAttestationObject() == null
                    || credential.getResponse().getClientDataJSON() == null) {
                return false;
            }
            operations.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(credential, label)));
            trail.add(TimeCodes.changed(account, "passkey added"));
            return true;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            LOG.info("A passkey was refused: {}", refused.getMessage());
            return false;
        }
    }

    /** Asks for one of the account's devices, or for whichever the person chooses. */
    public Question ask(RelyingParty party, @Nullable AccountId account) {
        var options =
                operations(party, null)
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(
                                        account == null ? null : named(account)));
        return new Question(
                JSON.writeValueAsString(options), options.getChallenge().toBase64UrlString());
    }

    /** Whose device answered, if the answer holds and the account is open. */
    public Optional<AccountId> owner(RelyingParty party, String challenge, String answer) {
        try {
            var operations = operations(party, challenge);
            var options =
                    operations.createCredentialRequestOptions(
                            new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
            var credential =
                    JSON.readValue(
                            answer,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            if (isHollow(credential)
                    || credential.getResponse().getAuthenticatorData() == null
                    || credential.getResponse().getClientDataJSON() == null
                    || credential.getResponse().getSignature() == null) {
                return Optional.empty();
            }
            var owner =
                    operations.authenticate(
                            new RelyingPartyAuthenticationRequest(options, credential));
            return Optional.of(PasskeyOwners.account(owner.getId()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            LOG.info("A passkey was refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    @Transactional
    public void remove(AccountId account, String id) {
        if (book.remove(account, Bytes.fromBase64(id))) {
            trail.add(TimeCodes.changed(account, "passkey removed"));
        }
    }

    /**
     * @param challenge of a question asked before, null for a new one. Only it is kept between:
     *     options that went through a stored session would be other objects than the constants the
     *     library compares them with.
     */
    private Webauthn4JRelyingPartyOperations operations(
            RelyingParty party, @Nullable String challenge) {
        var rp = PublicKeyCredentialRpEntity.builder().id(party.id()).name("Jieli").build();
        var operations = new Webauthn4JRelyingPartyOperations(owners, book, rp, party.origins());
        var asked = challenge == null ? Bytes.random() : Bytes.fromBase64(challenge);
        operations.setCustomizeCreationOptions(options ->
                options.challenge(asked)
                        .authenticatorSelection(
                                AuthenticatorSelectionCriteria.builder()
                                        .residentKey(ResidentKeyRequirement.REQUIRED)
                                        .userVerification(UserVerificationRequirement.REQUIRED)
                                        .build()));
        operations.setCustomizeRequestOptions(options ->
                options.challenge(asked).userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static boolean isHollow(@Nullable PublicKeyCredential<?> credential) {
        return credential == null
                || credential.getId() == null
                || credential.getRawId() == null
                || credential.getResponse() == null;
    }

    private static Authentication named(AccountId account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.toString(), null, List.of());
    }

    private Passkey shown(CredentialRecord key) {
        return new Passkey(
                key.getCredentialId().toBase64UrlString(),
                key.getLabel(),
                LocalDate.ofInstant(key.getCreated(), clock.getZone()),
                LocalDate.ofInstant(key.getLastUsed(), clock.getZone()));
    }
}
