package floe.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "floe.config", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("floe.config.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_registry_knows_neither_xml_nor_who_asks = noClasses()
            .that()
            .resideInAPackage("floe.config.registry")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.config.xml", "floe.config.serve");

    @ArchTest
    static final ArchRule serving_knows_no_xml = noClasses()
            .that()
            .resideInAPackage("floe.config.serve")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("floe.config.xml", "javax.xml..");

    @ArchTest
    static final ArchRule the_xml_room_has_no_thread_and_no_bus = noClasses()
            .that()
            .resideInAPackage("floe.config.xml")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.slf4j..", "java.util.concurrent..");
}
