package jieli.deployment.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.compliance.ComplianceBook.Choice;
import jieli.deployment.compliance.ComplianceBook.Waiver;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.pairing.RuleSets;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is decided about a pairing's rules. Each deed answers why not: a word of {@code
 * deployment.compliance.refusal}, empty once it is done.
 */
@Service
@Transactional
class ComplianceDeeds {

    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;

    private final ComplianceBook book;
    private final Pairings pairings;
    private final RuleSets ruleSets;
    private final Clock clock;

    ComplianceDeeds(ComplianceBook book, Pairings pairings, RuleSets ruleSets, Clock clock) {
        this.book = book;
        this.pairings = pairings;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** Answers an open question for one pairing. */
    String choose(PairingId id, Map<String, String> typed, Me me) {
        var pairing = pairings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var parameter = Parameter.find(text(typed, "parameter")).filter(Parameter::isAmbiguity);
        var value = text(typed, "value");
        var reason = text(typed, "reason");
        if (parameter.isEmpty()) {
            return "parameter";
        }
        if (!value.isEmpty() && !parameter.get().takes(value)) {
            return "value";
        }
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return "reason";
        }
        var chosen = new EnumMap<Parameter, String>(Parameter.class);
        chosen.putAll(book.chosen(List.of(pairing.id())).getOrDefault(pairing.id(), Map.of()));
        chosen.put(parameter.get(), value);
        chosen.values().removeIf(String::isEmpty);
        if (RuleDraft.contradicts(with(pairing.id(), chosen))) {
            return "contradiction";
        }
        book.choose(new Choice(id, parameter.get(), value, reason), me.name(), clock.instant());
        return "";
    }

    /** What the pairing's present rule set says, under what is chosen. */
    private Demands with(PairingId pairing, Map<Parameter, String> chosen) {
        var today = LocalDate.now(clock);
        var written =
                ruleSets.bound(List.of(pairing)).stream()
                        .filter(one -> one.holds(today))
                        .findFirst()
                        .map(one -> Compliance.written(one.rules()))
                        .orElse(Map.of());
        return new Demands("", written, chosen);
    }

    /** Waives a rule for a time. */
    String waive(PairingId id, Map<String, String> typed, Me me) {
        var pairing = pairings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var from = day(text(typed, "from"));
        var last = day(text(typed, "last"));
        var refusal = refusal(typed);
        if (!refusal.isEmpty() || from == null || last == null) {
            return !refusal.isEmpty() ? refusal : from == null ? "from" : "end";
        }
        if (last.isBefore(from)) {
            return "reversed";
        }
        var waiver =
                new Waiver(
                        FreshId.at(clock),
                        pairing.id(),
                        text(typed, "check"),
                        text(typed, "name"),
                        text(typed, "reason"),
                        from,
                        last.plusDays(1),
                        false);
        book.add(waiver, me.name(), clock.instant());
        return "";
    }

    private static String refusal(Map<String, String> typed) {
        var check = text(typed, "check");
        var name = text(typed, "name");
        var reason = text(typed, "reason");
        if (Check.ALL.stream().noneMatch(one -> one.code().equals(check))) {
            return "check";
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "name";
        }
        return reason.isEmpty() || reason.length() > LONGEST ? "reason" : "";
    }

    /**
     * Takes a waiver back from today on.
     *
     * @throws NotFound when the pairing in reach has no such waiver, or not any more
     */
    void end(PairingId pairing, UUID waiver, Reach reach, String by) {
        pairings.get(pairing, reach);
        if (!book.end(pairing, waiver, LocalDate.now(clock), by, clock.instant())) {
            throw new NotFound(waiver);
        }
    }

    /** Binds the pairing to a version of a rule set from a day on. */
    String bind(PairingId id, Map<String, String> typed, Me me) {
        var pairing = pairings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var rules = ruleSets.find(text(typed, "rules"));
        var from = day(text(typed, "from"));
        if (rules.isEmpty()) {
            return "rules";
        }
        if (from == null) {
            return "from";
        }
        if (!rules.get().isValid(from)) {
            return "validity";
        }
        ruleSets.bind(pairing.id(), rules.get(), from, me.name());
        return "";
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** A day as a form sends it; null when it is none, or not of this age. */
    static @Nullable LocalDate day(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** Examples made up for the demonstration: an open question answered, a rule waived. */
    @Component
    @ConditionalOnProperty("jieli.demo")
    @Order(12)
    static class Demo implements ApplicationRunner {

        private static final String BY = "示范数据";

        private final ComplianceBook book;
        private final RuleSets ruleSets;
        private final Clock clock;

        Demo(ComplianceBook book, RuleSets ruleSets, Clock clock) {
            this.book = book;
            this.ruleSets = ruleSets;
            this.clock = clock;
        }

        @Override
        @Transactional
        public void run(ApplicationArguments arguments) {
            var yushu = pairing("honghui-yushu");
            if (!book.waivers(List.of(yushu)).isEmpty()) {
                return;
            }
            var now = clock.instant();
            var today = LocalDate.now(clock);
            book.add(
                    new Waiver(
                            UUID.nameUUIDFromBytes("waiver:honghui-yushu".getBytes(UTF_8)),
                            yushu,
                            "presence",
                            "省卫生健康委医政处(模拟)",
                            "冬季封路期间允许空岗(模拟)",
                            today.minusMonths(1).withDayOfMonth(1),
                            today.plusMonths(4).withDayOfMonth(1),
                            true),
                    BY,
                    now);
            book.choose(new Choice(yushu, Parameter.maxGapDays, "7", "路途换班容许一周(模拟)"), BY, now);
            var rules = ruleSets.find("R8.1");
            if (rules.isPresent()) {
                ruleSets.bind(pairing("wenzhou-jiali"), rules.get(), rules.get().from(), BY);
            }
        }

        private static PairingId pairing(String code) {
            return new PairingId(UUID.nameUUIDFromBytes(("pairing:" + code).getBytes(UTF_8)));
        }
    }
}
