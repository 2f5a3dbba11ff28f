package jieli.identity.factor;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes of six digits that a telephone or a token counts, 30 seconds each. */
@Service
public class TimeCodes {

    /**
     * A secret that counts once its first code is typed.
     *
     * @param sealed the secret as it may be carried until then
     */
    public record Proposal(String secret, String uri, QrPicture picture, String sealed) {}

    private final FactorBook book;
    private final Vault vault;
    private final Accounts accounts;
    private final Trail trail;
    private final Clock clock;

    TimeCodes(FactorBook book, Vault vault, Accounts accounts, Trail trail, Clock clock) {
        this.book = book;
        this.vault = vault;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    public boolean isSetUp(AccountId account) {
        return book.find(account).isPresent();
    }

    /** A new secret for an account; nothing is stored yet. */
    public Proposal propose(AccountId account) {
        var sealed = vault.seal(TimeSecret.random().text(), place(account));
        return proposed(account, HexFormat.of().formatHex(sealed));
    }

    /** The same proposal again. */
    public Proposal proposed(AccountId account, String sealed) {
        var secret = open(account, HexFormat.of().parseHex(sealed));
        var uri = secret.uri(accounts.get(account).login());
        return new Proposal(secret.spaced(), uri, QrPicture.of(uri), sealed);
    }

    /** Sets the first device up, if the code is its; never takes the place of another. */
    @Transactional
    public boolean begin(AccountId account, String sealed, String code) {
        var bytes = HexFormat.of().parseHex(sealed);
        var step = open(account, bytes).stepOf(code, clock.instant());
        if (step.isEmpty()
                || !book.add(account, new FactorBook.Row(bytes, step.get()), clock.instant())) {
            return false;
        }
        trail.add(changed(account, "time code set up"));
        return true;
    }

    /** Sets a device up in place of another, if the code is its. */
    @Transactional
    public boolean renew(AccountId account, String sealed, String code) {
        var secret = open(account, HexFormat.of().parseHex(sealed));
        if (secret.stepOf(code, clock.instant()).isEmpty()) {
            return false;
        }
        book.remove(account);
        return begin(account, sealed, code);
    }

    /** Whether a code counts now; it does so once. */
    @Transactional
    public boolean accept(AccountId account, String code) {
        return book.find(account)
                .flatMap(row -> open(account, row.sealed()).stepOf(code, clock.instant()))
                .filter(step -> book.take(account, step))
                .isPresent();
    }

    @Transactional
    public void remove(AccountId account) {
        if (book.remove(account)) {
            trail.add(changed(account, "time code removed"));
        }
    }

    /**
     * The code to type now, for accounts whose secret is none: the demonstration's. Empty when both
     * codes that would count have been used; the next comes within 30 seconds.
     */
    public Optional<String> shown(AccountId account) {
        var now = TimeSecret.step(clock.instant());
        return book.find(account)
                .filter(row -> row.lastStep() <= now)
                .map(row -> open(account, row.sealed()).code(Math.max(now, row.lastStep() + 1)));
    }

    /** Gives an account of the demonstration a device, if it has none. */
    @Transactional
    public void give(AccountId account) {
        var sealed = vault.seal(TimeSecret.random().text(), place(account));
        if (book.add(account, new FactorBook.Row(sealed, 0), clock.instant())) {
            trail.add(changed(account, "time code set up"));
        }
    }

    private TimeSecret open(AccountId account, byte[] sealed) {
        return new TimeSecret(vault.open(sealed, place(account)));
    }

    private static Place place(AccountId account) {
        return new Place("identity.time_code.sealed", account.value());
    }

    static Entry changed(AccountId account, String what) {
        return Entry.of(Action.ACCOUNT_CHANGED, "account", account.value()).change("", what);
    }
}
