package jieli.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Both languages are complete, and no page asks for a sentence nobody wrote. */
final class MessageRules {

    private static final String FOLDER = "src/main/resources/messages/";
    private static final Pattern KEY = Pattern.compile("#\\{\\|?([a-z][A-Za-z0-9_.-]*)(\\$?)");

    private MessageRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule(
                        "Every message is there in Chinese and in English",
                        List.of(
                                bundle("x.properties", "x.a=甲\nx.b=乙"),
                                bundle("x_en.properties", "x.a=A")),
                        MessageRules::missing),
                new HouseRule(
                        "No message is empty, no English one is Chinese",
                        List.of(bundle("x_en.properties", "x.a=甲乙丙")),
                        MessageRules::notEnglish),
                new HouseRule(
                        "Every key a template uses is written",
                        List.of(
                                bundle("x.properties", "x.a=甲"),
                                new SourceFile(
                                        "src/main/resources/templates/x.html",
                                        "<p th:text='#{x.nowhere}'/>")),
                        MessageRules::unwritten));
    }

    private static SourceFile bundle(String name, String text) {
        return new SourceFile(FOLDER + name, text);
    }

    private static List<String> missing(List<SourceFile> files) {
        var breaches = new ArrayList<String>();
        bundles(files)
                .filter(file -> !file.name().endsWith("_en"))
                .forEach(chinese -> {
                    var english =
                            files.stream()
                                    .filter(file ->
                                            file.path()
                                                    .equals(
                                                            FOLDER
                                                                    + chinese.name()
                                                                    + "_en.properties"))
                                    .findFirst();
                    var inChinese = keys(chinese);
                    var inEnglish = english.map(MessageRules::keys).orElse(Set.of());
                    inChinese.stream()
                            .filter(key -> !inEnglish.contains(key))
                            .forEach(key -> breaches.add(key + " is missing in English"));
                    inEnglish.stream()
                            .filter(key -> !inChinese.contains(key))
                            .forEach(key -> breaches.add(key + " is missing in Chinese"));
                });
        return breaches;
    }

    private static List<String> notEnglish(List<SourceFile> files) {
        return bundles(files)
                .flatMap(file ->
                        properties(file).entrySet().stream()
                                .filter(entry ->
                                        entry.getValue().toString().isBlank()
                                                || file.name().endsWith("_en")
                                                        && entry.getValue()
                                                                .toString()
                                                                .matches("(?s).*\\p{IsHan}{3,}.*"))
                                .map(entry -> entry.getKey().toString()))
                .toList();
    }

    private static List<String> unwritten(List<SourceFile> files) {
        var written = new TreeSet<String>();
        bundles(files).forEach(file -> written.addAll(keys(file)));
        return files.stream()
                .filter(SourceFile::isTemplate)
                .flatMap(file ->
                        KEY.matcher(file.text())
                                .results()
                                .filter(hit ->
                                        !isWritten(
                                                written, hit.group(1), hit.group().contains("|")))
                                .map(hit -> file.path() + ": " + hit.group(1)))
                .toList();
    }

    private static boolean isWritten(TreeSet<String> written, String key, boolean isPrefix) {
        if (!isPrefix) {
            return written.contains(key);
        }
        var next = written.ceiling(key);
        return next != null && next.startsWith(key);
    }

    private static Stream<SourceFile> bundles(List<SourceFile> files) {
        return files.stream().filter(file -> file.path().startsWith(FOLDER));
    }

    private static Set<String> keys(SourceFile file) {
        return new TreeSet<>(properties(file).stringPropertyNames());
    }

    private static Properties properties(SourceFile file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties;
    }
}
