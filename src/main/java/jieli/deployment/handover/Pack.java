package jieli.deployment.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jieli.deployment.Posting;

/**
 * The hand-over pack of a posting as it stands now (交接包). Its text is what is signed: one item a
 * line, parts separated by tabs.
 */
record Pack(Posting posting, List<Section> sections) {

    /**
     * A heading with what stands under it.
     *
     * @param typed those struck are left out
     * @param open whether something may be added by hand
     */
    record Section(
            String key, List<HandoverSection.Item> generated, List<Item> typed, boolean open) {

        Section {
            generated = List.copyOf(generated);
            typed = List.copyOf(typed);
        }

        public boolean isEmpty() {
            return generated.isEmpty() && typed.isEmpty();
        }
    }

    Pack {
        sections = List.copyOf(sections);
    }

    public boolean isEmpty() {
        return sections.stream().allMatch(Section::isEmpty);
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("jieli handover 1");
        lines.add(line("posting", posting.id().toString()));
        for (var section : sections) {
            section.generated()
                    .forEach(item -> lines.add(line(section.key(), item.title(), item.words())));
            section.typed()
                    .forEach(item -> lines.add(line(section.key(), item.title(), item.words())));
        }
        return String.join("\n", lines);
    }

    /** SHA-256 of the text, in hexadecimal. */
    String digest() {
        return digest(text());
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String line(String... parts) {
        var cells = new ArrayList<String>();
        for (var part : parts) {
            // a line end within a part stays told apart from the end of an item
            cells.add(
                    part.replace("\\", "\\\\").replace("\n", "\\n").replaceAll("\\p{Cntrl}", " "));
        }
        return String.join("\t", cells);
    }
}
