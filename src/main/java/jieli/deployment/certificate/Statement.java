package jieli.deployment.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;

/**
 * What a certificate says of a person on a day. Its text is what is stored and digested: one fact a
 * line, parts separated by tabs.
 *
 * @param asOf the last day counted
 * @param deeds sentences
 * @param issuer who vouches, in words
 */
record Statement(
        String name,
        LocalDate asOf,
        List<Stretch> stretches,
        List<String> deeds,
        String issuer,
        boolean simulated) {

    private static final String FORM = "jieli certificate 1";

    Statement {
        stretches = List.copyOf(stretches);
        deeds = List.copyOf(deeds);
    }

    /** Across all postings (R17). */
    public Days total() {
        return stretches.stream().map(Stretch::days).reduce(Days.NONE, Days::plus);
    }

    Statement by(String whom) {
        return new Statement(name, asOf, stretches, deeds, whom, simulated);
    }

    /** Whether another statement tells of the same service. */
    boolean tellsTheSame(Statement other) {
        return name.equals(other.name) && stretches.equals(other.stretches);
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add(FORM);
        lines.add(line("name", name));
        lines.add(line("as of", asOf));
        stretches.forEach(each -> lines.add(line(each)));
        deeds.forEach(deed -> lines.add(line("deed", deed)));
        lines.add(line("issuer", issuer));
        lines.add(line("simulated", simulated));
        return String.join("\n", lines);
    }

    private static String line(Stretch each) {
        return line(
                "service",
                each.recipient(),
                each.department(),
                each.specialty(),
                each.part(),
                each.stay(),
                each.batch(),
                each.from(),
                each.until(),
                each.days().calendar(),
                each.days().onSite());
    }

    private static String line(Object... parts) {
        var cells = new ArrayList<String>();
        for (var part : parts) {
            cells.add(part.toString().replaceAll("\\p{Cntrl}", " "));
        }
        return String.join("\t", cells);
    }

    /** The inverse of {@link #text}. */
    static Statement read(String text) {
        var stretches = new ArrayList<Stretch>();
        var deeds = new ArrayList<String>();
        var single = new HashMap<String, String>();
        text.lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(cells -> {
                    switch (cells[0]) {
                        case "service" -> stretches.add(stretch(cells));
                        case "deed" -> deeds.add(cells[1]);
                        default -> single.put(cells[0], cells[1]);
                    }
                });
        return new Statement(
                single.getOrDefault("name", ""),
                LocalDate.parse(single.getOrDefault("as of", "")),
                stretches,
                deeds,
                single.getOrDefault("issuer", ""),
                Boolean.parseBoolean(single.getOrDefault("simulated", "")));
    }

    private static Stretch stretch(String[] cells) {
        return new Stretch(
                cells[1],
                cells[2],
                cells[3],
                Part.valueOf(cells[4]),
                Stay.valueOf(cells[5]),
                cells[6],
                LocalDate.parse(cells[7]),
                LocalDate.parse(cells[8]),
                new Days(Long.parseLong(cells[9]), Long.parseLong(cells[10])));
    }
}
