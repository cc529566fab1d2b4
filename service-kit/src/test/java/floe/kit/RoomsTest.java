package floe.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "floe.kit", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule no_room_leads_back_to_itself =
            slices().matching("floe.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule doors_know_no_page_and_no_mount = noClasses()
            .that()
            .resideInAPackage("floe.kit.door..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.kit.pages..", "floe.kit.directory..", "floe.kit.cluster..");

    @ArchTest
    static final ArchRule management_knows_no_stream = noClasses()
            .that()
            .resideInAPackage("floe.kit.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.kit.door..", "floe.kit.pages..", "floe.stream..", "floe.wire..");

    @ArchTest
    static final ArchRule nothing_in_the_kit_knows_a_service =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("floe.ingest..", "floe.edge..", "floe.cli..");
}
