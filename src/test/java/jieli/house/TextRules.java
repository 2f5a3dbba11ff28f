package jieli.house;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Bans that a look at one file can decide. */
final class TextRules {

    private static final Set<String> MODULES =
            Set.of(
                    "terms",
                    "directory",
                    "identity",
                    "pairing",
                    "ledger",
                    "briefings",
                    "consult",
                    "deployment",
                    "mentoring",
                    "web",
                    "listing");

    private static final Pattern SCHEMA =
            Pattern.compile(
                    "\\b(?:from|join|into|update|table|references|on|delete from)\\s+([a-z]+)\\.[a-z_]+");

    private TextRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                main(
                        "Nobody catches Exception or Throwable",
                        "catch (Exception e) {}",
                        "catch \\((final )?(Exception|Throwable)\\b"),
                main("Nobody injects into a field", "@Autowired Clock clock;", "@Autowired"),
                main(
                        "A type is named for what it is, not for the layer it fills",
                        "class PostingManager {}",
                        "\\b(class|record|interface|enum) \\w+(Impl|Manager|Helper|Util|Utils|Dto)\\b"),
                HouseRule.each(
                        "No template prints unescaped text",
                        new SourceFile(
                                "src/main/resources/templates/x.html", "<p th:utext='${x}'/>"),
                        file ->
                                file.isTemplate()
                                        ? find(file, "th:utext|data-th-utext|\\[\\(")
                                        : List.of()),
                HouseRule.each(
                        "A condition does not stand on a tag that is replaced: the replacement wins",
                        new SourceFile(
                                "src/main/resources/templates/x.html",
                                "<p th:if=\"${x}\" th:replace=\"~{y}\"/>"),
                        file ->
                                file.isTemplate()
                                        ? find(
                                                file,
                                                "<(?!html)[^>]*th:(if|unless)=[^>]*th:replace=|<(?!html)[^>]*th:replace=[^>]*th:(if|unless)=")
                                        : List.of()),
                HouseRule.each(
                        "SQL stays in the schema of its own module",
                        new SourceFile(
                                "src/main/java/jieli/ledger/Lines.java",
                                "\"\"\"\nselect 1 from pairing.pairing\n\"\"\""),
                        TextRules::foreignSchemas),
                HouseRule.each(
                        "A template's text comes from a message key",
                        new SourceFile("src/main/resources/templates/x.html", "<p>Hello</p>"),
                        TextRules::untranslated),
                HouseRule.each(
                        "A package introduces itself in one sentence without \"and\"",
                        new SourceFile(
                                "src/main/java/jieli/x/package-info.java",
                                "/** Pairs and needs. */\npackage jieli.x;"),
                        TextRules::longIntroduction));
    }

    private static HouseRule main(String sentence, String planted, String pattern) {
        return HouseRule.each(
                sentence,
                new SourceFile("src/main/java/jieli/X.java", planted),
                file -> file.isMainJava() ? find(file, pattern) : List.of());
    }

    private static List<String> find(SourceFile file, String pattern) {
        return Pattern.compile(pattern)
                .matcher(file.text())
                .results()
                .map(hit -> hit.group())
                .toList();
    }

    private static List<String> foreignSchemas(SourceFile file) {
        if (!file.isMainJava() && !file.isMigration()) {
            return List.of();
        }
        return SCHEMA.matcher(file.text())
                .results()
                .map(hit -> hit.group(1))
                .filter(MODULES::contains)
                .filter(schema -> !file.path().contains("/" + schema + "/"))
                .toList();
    }

    private static List<String> untranslated(SourceFile file) {
        if (!file.isTemplate()) {
            return List.of();
        }
        return Jsoup.parse(file.text(), "", Parser.xmlParser()).getAllElements().stream()
                .filter(element -> !hasTextAttribute(element))
                .filter(element -> !element.tagName().matches("script|style"))
                .flatMap(element -> element.textNodes().stream())
                .map(TextNode::text)
                .filter(text -> text.matches(".*\\p{L}.*"))
                .toList();
    }

    private static boolean hasTextAttribute(Element element) {
        return Stream.of("th:text", "th:replace", "th:insert").anyMatch(element::hasAttr);
    }

    private static List<String> longIntroduction(SourceFile file) {
        if (!file.name().equals("package-info") || !file.isMainJava()) {
            return List.of();
        }
        var text = file.text().replaceAll("\\s*\\n ?\\*? ?", " ");
        if (!text.contains("/**")) {
            return List.of("no introduction");
        }
        var sentence = text.substring(text.indexOf("/**") + 3).split("\\.(\\s|$)", 2)[0];
        return sentence.contains(" and ") ? List.of(sentence.strip()) : List.of();
    }
}
