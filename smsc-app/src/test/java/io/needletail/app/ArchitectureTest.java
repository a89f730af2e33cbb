package io.needletail.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The borders between modules and around libraries, over every module's main classes. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.needletail");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void shouldHaveNoPackageCycles() {
        check(slices().matching("io.needletail.(**)").should().beFreeOfCycles());
    }

    @Test
    void shouldKeepApiFreeOfEverythingButTheJdk() {
        check(classes()
                .that()
                .resideInAPackage("io.needletail.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.needletail.api.."));
    }

    /** What judges the server shares nothing with it. */
    @Test
    void shouldKeepTheConformanceSuiteFreeOfEverythingButTheJdk() {
        check(classes()
                .that()
                .resideInAPackage("io.needletail.conformance..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.needletail.conformance.."));
    }

    @ParameterizedTest
    @CsvSource({"core", "routing", "persistence", "simulator"})
    void shouldKeepSiblingsApart(String module) {
        String own = "io.needletail." + module + "..";
        check(classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("io.needletail..").or(resideInAnyPackage(own, "io.needletail.api.."))));
    }

    @ParameterizedTest
    @CsvSource({
        "com.cloudhopper.., io.needletail.core.protocol.., io.needletail.app..",
        "io.netty.., io.needletail.core.., io.needletail.load..",
        "com.lmax.disruptor.., io.needletail.core.., io.needletail.core..",
        "net.openhft.., io.needletail.persistence.., io.needletail.persistence..",
        "io.javalin.., io.needletail.app.., io.needletail.app..",
        "io.micrometer.., io.needletail.app.., io.needletail.app..",
        "com.typesafe.config.., io.needletail.app.., io.needletail.load..",
    })
    void shouldKeepLibraryBehindItsBorder(String library, String home, String otherHome) {
        check(noClasses()
                .that()
                .resideInAPackage("io.needletail..")
                .and()
                .resideOutsideOfPackages(home, otherHome)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }
}
