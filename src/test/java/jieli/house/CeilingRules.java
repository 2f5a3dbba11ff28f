package jieli.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How long things may grow before we must talk about them; exceptions are listed with a reason. */
final class CeilingRules {

    /** Path or path#method to the reason why it may be longer. */
    static final Map<String, String> EXCEPTIONS =
            Map.of(
                    "src/main/java/jieli/terms", "names exist to be used by every other module",
                    "src/main/java/jieli/identity",
                            "who may do what is asked by every module above",
                    "src/main/java/jieli/identity/consent",
                            "a consent is referred to by whoever needs one");

    private static final Map<SourceFile, Shapes> READ = new HashMap<>();

    private CeilingRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                ceiling(".java", 300),
                ceiling(".html", 100),
                ceiling(".js", 150),
                ceiling(".css", 250),
                new HouseRule(
                        "A method is at most 30 lines",
                        planted("class X { void x() {" + "\n".repeat(40) + "} }"),
                        files -> breaches(files, shapes -> shapes.longMethods)),
                new HouseRule(
                        "A constructor takes at most 5 parameters",
                        planted("class X { X(int a, int b, int c, int d, int e, int f) {} }"),
                        files -> breaches(files, shapes -> shapes.wideConstructors)),
                new HouseRule(
                        "A package holds at most 25 top-level types",
                        Stream.iterate(0, i -> i + 1)
                                .limit(26)
                                .map(i ->
                                        new SourceFile(
                                                "src/main/java/jieli/x/T%d.java".formatted(i),
                                                "class T%d {}".formatted(i)))
                                .toList(),
                        CeilingRules::crowdedPackages),
                new HouseRule(
                        "At most half of a package's types are public",
                        Stream.iterate(0, i -> i + 1)
                                .limit(4)
                                .map(i ->
                                        new SourceFile(
                                                "src/main/java/jieli/x/T%d.java".formatted(i),
                                                "public class T%d {}".formatted(i)))
                                .toList(),
                        CeilingRules::openPackages));
    }

    private static List<SourceFile> planted(String text) {
        return List.of(new SourceFile("src/main/java/jieli/X.java", text));
    }

    private static List<String> breaches(
            List<SourceFile> files, Function<Shapes, List<String>> breaches) {
        return shapes(files).stream()
                .flatMap(shapes ->
                        breaches.apply(shapes).stream().map(what -> shapes.path + ": " + what))
                .toList();
    }

    private static HouseRule ceiling(String ending, int lines) {
        return HouseRule.each(
                "A %s file is at most %d lines".formatted(ending, lines),
                new SourceFile("src/main/x" + ending, "\n".repeat(lines + 1)),
                file ->
                        file.path().endsWith(ending)
                                        && file.path().startsWith("src/main")
                                        && file.lines() > lines
                                        && !EXCEPTIONS.containsKey(file.path())
                                ? List.of(file.lines() + " lines")
                                : List.of());
    }

    private static List<String> crowdedPackages(List<SourceFile> files) {
        return byPackage(files).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 25)
                .map(entry -> entry.getKey() + ": " + entry.getValue().size())
                .toList();
    }

    private static List<String> openPackages(List<SourceFile> files) {
        return byPackage(files).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 3)
                .filter(entry -> !EXCEPTIONS.containsKey(entry.getKey()))
                .filter(entry ->
                        shapes(entry.getValue()).stream().filter(shapes -> shapes.open).count() * 2
                                > entry.getValue().size())
                .map(entry -> entry.getKey())
                .toList();
    }

    private static Map<String, List<SourceFile>> byPackage(List<SourceFile> files) {
        return files.stream()
                .filter(SourceFile::isMainJava)
                .filter(file -> !file.name().equals("package-info"))
                .collect(Collectors.groupingBy(SourceFile::folder));
    }

    /** Parsing is what costs, and three rules ask. */
    private static List<Shapes> shapes(List<SourceFile> files) {
        var sources = files.stream().filter(SourceFile::isMainJava).toList();
        read(sources.stream().filter(file -> !READ.containsKey(file)).toList());
        return sources.stream().map(READ::get).map(Objects::requireNonNull).toList();
    }

    /** All at once: a compiler of its own for each file takes ten times as long. */
    private static void read(List<SourceFile> files) {
        if (files.isEmpty()) {
            return;
        }
        var sources = files.stream().map(Source::new).toList();
        var named = files.stream().collect(Collectors.toMap(Source::uri, file -> file));
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, List.of("-proc:none"), null, sources);
        try {
            for (var unit : task.parse()) {
                var file = Objects.requireNonNull(named.get(unit.getSourceFile().toUri()));
                var shapes = new Shapes(file.path(), Trees.instance(task), unit);
                shapes.scan(unit, null);
                READ.put(file, shapes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A file as the compiler takes it. */
    private static final class Source extends SimpleJavaFileObject {
        private final SourceFile file;

        Source(SourceFile file) {
            super(uri(file), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        private static URI uri(SourceFile file) {
            return URI.create("string:///" + file.path());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    /** What the compiler's own parser says of a file. */
    private static final class Shapes extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final String path;
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<String> longMethods = new ArrayList<>();
        private final List<String> wideConstructors = new ArrayList<>();
        private boolean open;

        Shapes(String path, Trees trees, CompilationUnitTree unit) {
            this.path = path;
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree
                    && tree.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                open = true;
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            var name = tree.getName() + "()";
            var lines = line(tree, false) - line(tree, true) + 1;
            if (lines > 30
                    && tree.getBody() != null
                    && !EXCEPTIONS.containsKey(path + "#" + tree.getName())) {
                longMethods.add(name + " is " + lines + " lines");
            }
            // a record's components are its data, which has as many parts as it has
            var ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            if (tree.getName().contentEquals("<init>")
                    && !ofRecord
                    && tree.getParameters().size() > 5) {
                wideConstructors.add(name + " takes " + tree.getParameters().size());
            }
            return super.visitMethod(tree, nothing);
        }

        private long line(MethodTree tree, boolean first) {
            var positions = trees.getSourcePositions();
            var at =
                    first
                            ? positions.getStartPosition(unit, tree)
                            : positions.getEndPosition(unit, tree);
            return unit.getLineMap().getLineNumber(at);
        }
    }
}
