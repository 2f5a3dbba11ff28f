package jieli.briefings;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import jieli.briefings.intake.Intake;
import jieli.briefings.intake.Opened;
import jieli.briefings.reading.Fact;
import jieli.briefings.reading.Reader;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/jieli read}: facts out of files, to look at or to pipe on; needs no database. */
public final class ReadCommand {

    private static final List<String> HEADINGS =
            List.of("kind", "value", "qualifier", "period", "subject", "where", "who", "rule");

    private final PrintStream out;
    private final PrintStream err;
    private final JsonMapper json = new JsonMapper();

    public ReadCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Reads every file that can be read; names the others on standard error with the reason.
     *
     * @param arguments files, and {@code --json} for a JSON object a line
     * @return 0 if all were read, 1 if not all, 2 if no file was named
     */
    public int run(List<String> arguments) {
        var asJson = arguments.contains("--json");
        var files = arguments.stream().filter(word -> !word.equals("--json")).toList();
        if (files.isEmpty()) {
            err.println(
                    "jieli read: name at least one file, for example: bin/jieli read report.pdf");
            return 2;
        }
        var all = true;
        for (var file : files) {
            all &= read(file, asJson);
        }
        out.flush();
        return all ? 0 : 1;
    }

    private boolean read(String file, boolean asJson) {
        return switch (open(file)) {
            case Opened.Refused refusal -> {
                err.println(file + ": " + refusal.sentence(language()));
                yield false;
            }
            case Opened.Text text -> {
                var name = String.valueOf(Path.of(file).getFileName());
                var reading = Reader.standard().read(text.text(), name);
                var facts = reading.facts();
                if (asJson) {
                    facts.forEach(fact -> out.println(line(name, fact)));
                } else {
                    table(name, facts);
                }
                if (reading.cutShort()) {
                    err.println(
                            file + ": more than 10,000 facts; the text after them was not read.");
                }
                yield !reading.cutShort();
            }
        };
    }

    private static Opened open(String file) {
        try {
            return Intake.standard().open(Path.of(file));
        } catch (InvalidPathException notAPath) {
            return Intake.standard().open(Path.of(""));
        }
    }

    private String line(String file, Fact fact) {
        var object = new LinkedHashMap<String, Object>();
        object.put("file", file);
        object.put("kind", fact.kind().word());
        object.put("subject", fact.subject());
        object.put("value", fact.value());
        object.put("unit", fact.unit());
        object.put("qualifier", fact.qualifier());
        object.put("period", fact.period());
        object.put("where", fact.where());
        object.put("who", fact.who());
        object.put("quote", fact.quote());
        object.put("rule", fact.rule());
        return json.writeValueAsString(object);
    }

    private void table(String name, List<Fact> facts) {
        out.println(name + ": " + facts.size());
        var rows = facts.stream().map(ReadCommand::row).toList();
        var widths = new int[HEADINGS.size()];
        for (var column = 0; column < widths.length; column++) {
            var at = column;
            widths[at] =
                    Math.min(
                            30,
                            Math.max(
                                    HEADINGS.get(at).length(),
                                    rows.stream()
                                            .mapToInt(row -> width(row.get(at)))
                                            .max()
                                            .orElse(0)));
        }
        print(HEADINGS, widths);
        for (var i = 0; i < rows.size(); i++) {
            print(rows.get(i), widths);
            out.println("    「" + facts.get(i).quote() + "」");
        }
        out.println();
    }

    private void print(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).repeat(" ", Math.max(1, widths[i] + 2 - width(cells.get(i))));
        }
        out.println(line.toString().stripTrailing());
    }

    private static List<String> row(Fact fact) {
        var value = fact.value() == null ? "?" : fact.value();
        var amount = fact.kind().countable() || !fact.unit().isEmpty() ? value + fact.unit() : "";
        return Arrays.asList(
                fact.kind().word(),
                amount,
                fact.qualifier(),
                fact.period(),
                fact.subject(),
                fact.where(),
                fact.who(),
                fact.rule());
    }

    /** A terminal gives a Chinese character two columns. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    /** Chinese unless the environment asks for another language by name. */
    private static Locale language() {
        var wanted =
                System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", ""));
        return wanted.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
