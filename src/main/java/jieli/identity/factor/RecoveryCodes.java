package jieli.identity.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jieli.identity.AccountId;
import jieli.identity.audit.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ten words on paper for the day the device is lost. Each holds 78 bits, so that their hashes need
 * neither salt nor slowness.
 */
@Service
public class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without 0, 1, i, l, o, u: nothing that is read for something else. 30 letters. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private final FactorBook book;
    private final Trail trail;
    private final Clock clock;

    RecoveryCodes(FactorBook book, Trail trail, Clock clock) {
        this.book = book;
        this.trail = trail;
        this.clock = clock;
    }

    /** Ten new ones; those before are worth nothing. They are never told again. */
    @Transactional
    public List<String> renew(AccountId account) {
        var codes = Stream.generate(RecoveryCodes::random).limit(HOW_MANY).toList();
        book.replaceRecovery(
                account, codes.stream().map(RecoveryCodes::plain).toList(), clock.instant());
        trail.add(TimeCodes.changed(account, "recovery codes made"));
        return codes;
    }

    /** Uses one up; false when it is none of theirs, or used. */
    @Transactional
    public boolean accept(AccountId account, String typed) {
        return book.useRecovery(account, plain(typed));
    }

    public int left(AccountId account) {
        return book.recoveryLeft(account);
    }

    @Transactional
    public void forget(AccountId account) {
        book.replaceRecovery(account, List.of(), clock.instant());
    }

    private static String random() {
        var code = new StringBuilder();
        for (var i = 0; i < 16; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String plain(String typed) {
        return typed.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
    }
}
