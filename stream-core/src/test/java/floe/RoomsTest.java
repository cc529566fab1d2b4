package floe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The rooms of the core")
@AnalyzeClasses(packages = "floe", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule do_not_know_each_other_in_a_circle =
            slices().matching("floe.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule stand_on_nothing_but_the_jdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("floe..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule are_told_the_time = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule start_no_thread = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class);
}
