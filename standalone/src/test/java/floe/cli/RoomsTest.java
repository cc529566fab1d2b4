package floe.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;

@AnalyzeClasses(packages = "floe", importOptions = DoNotIncludeTests.class)
@DisplayName("The rooms of the whole house")
class RoomsTest {
    @ArchTest
    static final ArchRule services_know_nothing_of_each_other = noClasses()
            .that()
            .resideInAPackage("floe.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.edge..", "floe.config..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule edges_know_nothing_of_ingests = noClasses()
            .that()
            .resideInAPackage("floe.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.ingest..", "floe.config..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_knows_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("floe.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("floe.cli..");

    @ArchTest
    static final ArchRule the_command_line_leaves_sockets_to_others = noClasses()
            .that()
            .resideInAPackage("floe.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.core.net..", "io.vertx.core.http..", "com.hazelcast..");
}
