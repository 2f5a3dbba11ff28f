package jieli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import jieli.Jieli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import planted.Planted;
import planted.cycle.Cycle;

/** Arrows go down, modules keep to themselves; each rule is also held against a planted fault. */
class ArchitectureTests {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("jieli");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackagesOf(Planted.class);

    static Stream<ArchRule> rules() {
        return Stream.of(
                classes()
                        .that()
                        .areMetaAnnotatedWith(Controller.class)
                        .or()
                        .areMetaAnnotatedWith(Repository.class)
                        .should()
                        .bePackagePrivate()
                        .because("a page or a table belongs to its module"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the injected " + Clock.class.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(ArchRule rule) {
        assertThat(HOUSE.size()).isGreaterThan(20);
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsItsPlantedFault(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
    }

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        var modules = ApplicationModules.of(Jieli.class);
        assertThat(modules.stream().count()).isGreaterThan(5);
        modules.verify();
    }

    @Test
    void aCycleBetweenModulesIsFound() {
        assertThatThrownBy(() -> planted().verify()).isInstanceOf(Violations.class);
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        assertThat(ApplicationModules.of(Jieli.class).stream())
                .allSatisfy(module ->
                        assertThat(declared(module.getBasePackage().getName()))
                                .as(module.toString())
                                .isTrue());
        assertThat(declared("planted.cycle.left")).isFalse();
    }

    private static ApplicationModules planted() {
        return ApplicationModules.of(Cycle.class, (ImportOption) location -> true);
    }

    /** Null or the open token would let a module use everything. */
    private static boolean declared(String packageName) {
        try {
            var annotation =
                    Class.forName(packageName + ".package-info")
                            .getAnnotation(ApplicationModule.class);
            return annotation != null
                    && Arrays.stream(annotation.allowedDependencies())
                            .noneMatch(ApplicationModule.OPEN_TOKEN::equals);
        } catch (ClassNotFoundException undeclared) {
            return false;
        }
    }
}
