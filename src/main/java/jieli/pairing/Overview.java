package jieli.pairing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.pairing.ProgrammeFigures.Account;
import jieli.pairing.ProgrammeFigures.Attention;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What pages say about a pairing at a glance. */
@Component
class Overview {

    private final Pairings pairings;
    private final NeedBook needs;
    private final ProgrammeFigures figures;
    private final MessageSource messages;

    Overview(Pairings pairings, NeedBook needs, ProgrammeFigures figures, MessageSource messages) {
        this.pairings = pairings;
        this.needs = needs;
        this.figures = figures;
        this.messages = messages;
    }

    /**
     * A pairing at a glance.
     *
     * @param since a message key for how the start is known, and the words that fill it
     */
    record Glance(
            PairingId id,
            String name,
            ProgrammeType programme,
            List<Where> supporters,
            List<Where> recipients,
            Since since,
            @Nullable LocalDate end) {

        /** The highest recipient's altitude that is known. */
        public @Nullable Integer altitudeMetres() {
            return recipients.stream()
                    .map(Where::altitudeMetres)
                    .filter(Objects::nonNull)
                    .max(Integer::compare)
                    .orElse(null);
        }

        /** Whether every recipient's altitude was confirmed on the spot. */
        public boolean altitudeConfirmed() {
            return recipients.stream().allMatch(Where::altitudeConfirmed);
        }

        public String provinces() {
            return String.join(
                    "、",
                    recipients.stream()
                            .map(Where::province)
                            .filter(Objects::nonNull)
                            .map(province -> province.name())
                            .distinct()
                            .toList());
        }
    }

    record Since(String key, String words) {
        static Since of(Pairing.Start start) {
            return switch (start) {
                case Pairing.Start.On(_, var words) -> new Since("on", words);
                case Pairing.Start.NoLaterThan(_, var words) -> new Since("no-later-than", words);
                case Pairing.Start.Unknown _ -> new Since("unknown", "");
            };
        }
    }

    List<Glance> glances(Collection<Pairing> all) {
        var ids =
                all.stream()
                        .flatMap(one ->
                                Stream.concat(one.supporters().stream(), one.recipients().stream()))
                        .distinct()
                        .toList();
        var places = pairings.where(ids);
        return all.stream().map(one -> glance(one, places)).toList();
    }

    private static Glance glance(Pairing one, Map<InstitutionId, Where> places) {
        return new Glance(
                one.id(),
                one.name(),
                one.programme(),
                known(one.supporters(), places),
                known(one.recipients(), places),
                Since.of(one.start()),
                one.end());
    }

    private static List<Where> known(List<InstitutionId> ids, Map<InstitutionId, Where> places) {
        return ids.stream()
                .map(id -> places.getOrDefault(id, new Where(id, id.toString(), null, null)))
                .toList();
    }

    /** Figures and what awaits somebody, for all of these at once. */
    Map<PairingId, Account> accounts(Collection<Glance> glances, Locale locale) {
        var ids = glances.stream().map(Glance::id).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var accounts = figures.accounts(ids, locale);
        var severe = needs.countOpenAndSevere(ids);
        return glances.stream()
                .collect(
                        Collectors.toMap(
                                Glance::id,
                                glance -> {
                                    var account =
                                            accounts.getOrDefault(
                                                    glance.id(), new Account(List.of(), List.of()));
                                    return new Account(
                                            account.figures(),
                                            attention(
                                                    glance,
                                                    severe.getOrDefault(glance.id(), 0),
                                                    account.attention(),
                                                    locale));
                                }));
    }

    private List<Attention> attention(
            Glance glance, int severe, List<Attention> ofAccount, Locale locale) {
        var all = new ArrayList<Attention>();
        var page = "/pairings/" + glance.id();
        if (severe > 0) {
            all.add(
                    new Attention(
                            say("pairing.attention.severe", locale, severe),
                            page + "#needs",
                            true));
        }
        all.addAll(ofAccount);
        if (glance.recipients().stream().anyMatch(where -> where.altitudeMetres() == null)) {
            all.add(new Attention(say("pairing.attention.altitude-unknown", locale), page, false));
        } else if (!glance.altitudeConfirmed()) {
            all.add(new Attention(say("pairing.attention.altitude", locale), page, false));
        }
        return all;
    }

    String say(String key, Locale locale, Object... filled) {
        return messages.getMessage(key, filled, locale);
    }
}
