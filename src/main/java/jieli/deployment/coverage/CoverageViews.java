package jieli.deployment.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Reach;
import jieli.terms.Terms;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the coverage pages show. */
@Component
class CoverageViews {

    private final Coverage coverage;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    CoverageViews(Coverage coverage, Directory directory, MessageSource messages, Clock clock) {
        this.coverage = coverage;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String say(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.coverage." + key, words, locale);
    }

    ChartPage chart(InstitutionId recipient, Asked asked, Reach reach, Locale locale) {
        var lines = coverage.lines(recipient, reach, asked.onSite());
        var place = directory.get(recipient);
        var words = new Words(people(lines), locale);
        var window = Days.of(asked.from(), asked.until());
        var gaps = new ArrayList<Gap>();
        for (var line : lines) {
            line.gaps().and(window).runs().stream()
                    .map(run -> gap(place, line, run, locale))
                    .forEach(gaps::add);
        }
        return new ChartPage(
                recipient,
                place.name(),
                place.simulated(),
                asked,
                Gantt.of(lines, asked, today(), words),
                rows(gaps, asked));
    }

    OutlookPage outlook(Asked asked, Reach reach, Locale locale) {
        var lines = coverage.lines(reach, asked.onSite());
        var institutions = directory.institutions(lines.keySet());
        var places = new ArrayList<OutlookPage.Place>();
        var all = new ArrayList<Gap>();
        lines.forEach((id, here) -> {
            var place = institutions.get(id);
            if (place == null) {
                return; // no key across schemas: what the directory does not know has no name
            }
            var gaps = Coverage.coming(gaps(place, here, locale), today());
            all.addAll(gaps);
            places.add(place(place, here, gaps, asked));
        });
        return new OutlookPage(asked, rows(Coverage.coming(all, today()), asked), places);
    }

    private OutlookPage.Place place(
            Institution place, List<Line> lines, List<Gap> gaps, Asked asked) {
        var there =
                lines.stream()
                        .flatMap(line -> line.stints().stream())
                        .filter(stint -> stint.days(asked.onSite()).contains(today()))
                        .map(Stint::person)
                        .distinct()
                        .count();
        var urgent =
                gaps.stream()
                        .filter(gap -> gap.nearness(today(), asked.warn()) != Gap.Nearness.LATER)
                        .count();
        return new OutlookPage.Place(
                place.id(), place.name(), place.simulated(), (int) there, urgent);
    }

    private List<Gap> gaps(Institution place, List<Line> lines, Locale locale) {
        var gaps = new ArrayList<Gap>();
        for (var line : lines) {
            line.gaps().runs().stream()
                    .map(run -> gap(place, line, run, locale))
                    .forEach(gaps::add);
        }
        return gaps;
    }

    private Gap gap(Institution place, Line line, Days.Run run, Locale locale) {
        return new Gap(place.id(), place.name(), line.specialty(), title(line, locale), run);
    }

    private List<ChartPage.Row> rows(List<Gap> gaps, Asked asked) {
        var rows = new ArrayList<ChartPage.Row>();
        for (var gap : gaps) {
            rows.add(
                    new ChartPage.Row(
                            rows.size() + 1,
                            gap,
                            gap.nearness(today(), asked.warn()),
                            gap.daysAhead(today())));
        }
        return rows;
    }

    private Map<UUID, String> people(Collection<Line> lines) {
        var ids =
                lines.stream()
                        .flatMap(line -> line.stints().stream())
                        .map(stint -> new PersonId(stint.person()))
                        .distinct()
                        .toList();
        return directory.people(ids).values().stream()
                .collect(Collectors.toMap(person -> person.id().value(), Person::name));
    }

    private String title(Line line, Locale locale) {
        var specialty = line.specialty();
        if (specialty == null) {
            return say("whole", locale);
        }
        return specialty.isEmpty()
                ? say("management", locale)
                : Terms.get("specialties").name(specialty, locale);
    }

    /** The chart's words in the reader's language. */
    private final class Words implements Gantt.Wording {

        private final Map<UUID, String> people;
        private final Locale locale;

        Words(Map<UUID, String> people, Locale locale) {
            this.people = people;
            this.locale = locale;
        }

        @Override
        public String title(Line line) {
            return CoverageViews.this.title(line, locale);
        }

        @Override
        public String name(Stint stint) {
            return people.getOrDefault(stint.person(), "—");
        }

        @Override
        public String bar(Stint stint) {
            var run = stint.shown(today()).runs().getFirst();
            return say(
                    stint.isLate(today()) ? "bar.late" : "bar",
                    locale,
                    name(stint),
                    run.from().toString(),
                    last(run),
                    stint.onSite().count());
        }

        @Override
        public String hole(Line line, Days.Run run) {
            return say(
                    "hole",
                    locale,
                    title(line),
                    run.from().toString(),
                    last(run),
                    run.until() == null ? say("open-end", locale) : run.length() + "");
        }

        private String last(Days.Run run) {
            var last = run.last();
            return last == null ? say("open-end", locale) : last.toString();
        }
    }
}
