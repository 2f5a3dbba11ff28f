package jieli.pairing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.pairing.ProgrammeFigures.Attention;
import jieli.pairing.ProgrammeFigures.Figure;
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

    List<Figure> figures(PairingId id, Locale locale) {
        return figures.latest(id, locale);
    }

    /** What awaits somebody, the pressing first. */
    List<Attention> attention(Glance glance, Locale locale) {
        var all = new ArrayList<Attention>();
        var page = "/pairings/" + glance.id();
        var severe = needs.listOf(glance.id()).stream().filter(Need::isOpenAndSevere).count();
        if (severe > 0) {
            all.add(
                    new Attention(
                            say("pairing.attention.severe", locale, severe),
                            page + "#needs",
                            true));
        }
        all.addAll(figures.attention(glance.id(), locale));
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
