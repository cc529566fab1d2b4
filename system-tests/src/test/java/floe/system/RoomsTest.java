package floe.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The system tests")
class RoomsTest {
    /// But for [Broadcast]: what would take an evening is played in no time, by the core alone.
    @Test
    void judge_the_product_from_outside() {
        noClasses()
                .that()
                .resideInAPackage("floe.system")
                .and()
                .doNotHaveFullyQualifiedName(Broadcast.class.getName())
                .should()
                .dependOnClassesThat(resideInAPackage("floe..").and(not(resideInAPackage("floe.system"))))
                .check(new ClassFileImporter().importPackages("floe.system"));
    }
}
