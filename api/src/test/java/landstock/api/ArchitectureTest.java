package landstock.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("landstock");

  @Test
  void no_floor_knows_the_one_above() {
    noClasses()
        .that()
        .resideInAPackage("landstock.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("landstock.warehouse..", "landstock.api..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("landstock.warehouse..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("landstock.api..")
        .check(CLASSES);
  }

  @Test
  void only_the_engine_holds_connections() {
    noClasses()
        .that()
        .resideOutsideOfPackage("landstock.sql.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql", "org.duckdb..")
        .check(CLASSES);
  }

  @Test
  void packages_of_this_floor_form_no_circle() {
    slices().matching("landstock.api.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void formats_know_no_http() {
    noClasses()
        .that()
        .resideInAPackage("landstock.api.format")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.javalin..", "org.eclipse.jetty..", "jakarta..", "landstock.warehouse..")
        .check(CLASSES);
  }

  @Test
  void only_the_wiring_knows_the_store() {
    noClasses()
        .that()
        .resideInAnyPackage("landstock.api.query", "landstock.api.catalog", "landstock.api.health")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("landstock.warehouse..")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Dto|Service)")
        .check(CLASSES);
  }
}
