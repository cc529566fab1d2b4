package floe.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rooms of the ingest")
class RoomsTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("floe.ingest");

    @Test
    void have_no_cycles() {
        slices().matching("floe.ingest.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void that_send_and_that_tell_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("floe.ingest.source..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("floe.ingest.lease..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("floe.ingest.lease..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("floe.ingest.source..")
                .check(classes);
    }

    @Test
    void know_no_listener_and_no_file_of_the_configuration() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("floe.edge..", "floe.config..", "floe.programme..")
                .check(classes);
    }
}
