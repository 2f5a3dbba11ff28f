package jieli.mentoring.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.Admission.Decision;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.mentoring.admission.CaseHistory.Hand;
import jieli.mentoring.admission.EvidenceSearch.Evidence.Item;
import jieli.mentoring.admission.EvidenceSearch.Evidence.Need;
import jieli.mentoring.admission.FirstClaim.State;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks in admissions, log, documents for what a claim needs. */
@Component
class EvidenceSearch {

    /**
     * What a claim has of what makes it a fact (the handbook's 5.4).
     *
     * @param it the case it rests on, null if there is none
     */
    record Evidence(@Nullable Case it, List<Item> items) {

        /** One thing a fact needs. */
        enum Need {
            /** 准入文号 of both committees, before the case. */
            APPROVAL,
            /** 病例编号、日期. */
            CASE,
            /** 术者、助手, with employers. */
            TEAM,
            /** Whether a visitor was in the room. */
            VISITOR,
            SCOPE,
            /** No earlier case in the whole history. */
            SEARCH,
            /** The authority of that level; not for a hospital's own first. */
            CONFIRMATION,
            /** No other claim says otherwise. */
            UNDISPUTED
        }

        /**
         * @param words what is there, or what is missing
         */
        record Item(Need need, boolean present, String words) {}

        Evidence {
            items = List.copyOf(items);
        }

        public boolean isWhole() {
            return items.stream().allMatch(Item::present);
        }
    }

    private static final Set<String> SECOND = Set.of("FIRST_ASSISTANT", "SUPERVISOR_PRESENT");

    private final CaseHistory history;
    private final AdmissionBook admissions;
    private final FirstBook book;
    private final WholeHistory whole;
    private final AdmissionWords words;

    EvidenceSearch(
            CaseHistory history,
            AdmissionBook admissions,
            FirstBook book,
            WholeHistory whole,
            AdmissionWords words) {
        this.history = history;
        this.admissions = admissions;
        this.book = book;
        this.whole = whole;
        this.words = words;
    }

    /** The case it names; of a claim that names none, the earliest the hospital has. */
    private @Nullable Case it(FirstClaim claim) {
        var named = claim.entry();
        var found =
                named != null
                        ? history.find(named)
                        : history.earliest(List.of(claim.institution()), claim.technique());
        var day = claim.day();
        return found.filter(one -> day == null || one.day().equals(day)).orElse(null);
    }

    Evidence of(FirstClaim claim, Locale locale) {
        var it = it(claim);
        var items = new ArrayList<Item>();
        items.add(approval(claim, it, locale));
        items.add(
                it == null
                        ? missing(Need.CASE, locale)
                        : present(Need.CASE, locale, it.day(), it.id()));
        items.add(it == null ? missing(Need.TEAM, locale) : team(it, locale));
        items.add(
                it == null
                        ? missing(Need.VISITOR, locale)
                        : new Item(
                                Need.VISITOR, true, words.of("first.hands." + it.hands(), locale)));
        items.add(new Item(Need.SCOPE, true, words.of("first.scope." + claim.scope(), locale)));
        items.add(it == null ? missing(Need.SEARCH, locale) : whole.search(claim, it, locale));
        if (claim.scope().isConfirmed()) {
            items.add(confirmation(claim, locale));
        }
        items.add(
                new Item(
                        Need.UNDISPUTED,
                        claim.state() == State.CLAIM || claim.state() == State.PROVEN,
                        words.of("first.state." + claim.state(), locale)));
        return new Evidence(it, items);
    }

    /** Both committees agreed, and the technique was approved, no later than the case. */
    private Item approval(FirstClaim claim, @Nullable Case it, Locale locale) {
        var term = Terms.get("techniques").find(claim.technique());
        if (it == null || term.isEmpty()) {
            return missing(Need.APPROVAL, locale);
        }
        var admission = admissions.get(claim.institution(), term.get());
        var isApproved =
                admission.steps().stream()
                        .anyMatch(step ->
                                step.stage() == Stage.APPROVED && !step.day().isAfter(it.day()));
        var numbers = numbers(admission, it.day());
        return isApproved && numbers.size() == Committee.values().length
                ? new Item(Need.APPROVAL, true, String.join("; ", numbers))
                : missing(Need.APPROVAL, locale);
    }

    private static List<String> numbers(Admission admission, LocalDate day) {
        return EnumSet.allOf(Committee.class).stream()
                .flatMap(committee ->
                        admission.decisions().stream()
                                .filter(one -> one.committee() == committee)
                                .filter(one -> one.agreed() && !one.day().isAfter(day))
                                .map(Decision::number)
                                .limit(1))
                .toList();
    }

    private Item team(Case it, Locale locale) {
        var hands = history.hands(it.id());
        var operators = hands.stream().filter(one -> one.role().equals("OPERATOR")).toList();
        var seconds = hands.stream().filter(one -> SECOND.contains(one.role())).toList();
        var isWhole = !operators.isEmpty() && (operators.size() > 1 || !seconds.isEmpty());
        return new Item(
                Need.TEAM,
                isWhole,
                isWhole
                        ? words.of("first.team", locale, called(operators), called(seconds))
                        : words.of("first.missing." + Need.TEAM, locale));
    }

    /** With employer. */
    private String called(List<Hand> hands) {
        var people = words.people(hands.stream().map(Hand::person).toList());
        return hands.stream()
                .map(one -> people.get(one.person()))
                .filter(Objects::nonNull)
                .map(one -> one.name() + "(" + one.workplaceName() + ")")
                .collect(Collectors.joining("、"));
    }

    private Item confirmation(FirstClaim claim, Locale locale) {
        var all = book.confirmations(claim.id());
        return all.isEmpty()
                ? missing(Need.CONFIRMATION, locale)
                : present(
                        Need.CONFIRMATION,
                        locale,
                        all.getLast().authority(),
                        all.getLast().number(),
                        all.getLast().day());
    }

    private Item missing(Need need, Locale locale) {
        return new Item(need, false, words.of("first.missing." + need, locale));
    }

    private Item present(Need need, Locale locale, Object... parts) {
        var texts = Arrays.stream(parts).map(Object::toString).toArray();
        return new Item(need, true, words.of("first.present." + need, locale, texts));
    }
}
