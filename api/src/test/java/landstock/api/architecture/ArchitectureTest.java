package landstock.api.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "landstock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_ground_floor_knows_nothing_above =
      noClasses()
          .that()
          .resideInAPackage("landstock.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("landstock.warehouse..", "landstock.api..", "io.javalin..");

  @ArchTest
  static final ArchRule the_middle_floor_knows_no_door =
      noClasses()
          .that()
          .resideInAPackage("landstock.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("landstock.api..", "io.javalin..");

  @ArchTest
  static final ArchRule packages_of_sql_have_no_cycles =
      slices().matching("landstock.sql.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_of_the_warehouse_have_no_cycles =
      slices().matching("landstock.warehouse.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_of_the_api_have_no_cycles =
      slices().matching("landstock.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_engine_holds_connections =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "landstock.sql.engine..",
              // These read and write databases of strangers, never our own.
              "landstock.warehouse.source.geopackage..",
              "landstock.warehouse.source.postgis..",
              "landstock.warehouse.synthesis.handin..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..");

  @ArchTest
  static final ArchRule only_the_engine_knows_duckdb =
      noClasses()
          .that()
          .resideOutsideOfPackage("landstock.sql.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule foreign_databases_stay_with_their_readers =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "landstock.warehouse.source.geopackage..", "landstock.warehouse.source.postgis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sqlite..", "org.postgresql..");

  @ArchTest
  static final ArchRule calcite_stays_in_the_front_end =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "landstock.sql.algebra..",
              "landstock.sql.operator..",
              "landstock.sql.parse..",
              "landstock.sql.validate..",
              "landstock.sql.security..",
              "landstock.sql.optimise..",
              "landstock.sql.render..",
              "landstock.sql.query..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.calcite..");

  @ArchTest
  static final ArchRule formats_know_no_http =
      noClasses()
          .that()
          .resideInAPackage("landstock.api.format")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.javalin..", "org.eclipse.jetty..", "jakarta..", "landstock.warehouse..");

  @ArchTest
  static final ArchRule only_the_wiring_knows_the_store =
      noClasses()
          .that()
          .resideInAnyPackage(
              "landstock.api.query", "landstock.api.catalog", "landstock.api.health")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("landstock.warehouse..");

  @ArchTest
  static final ArchRule no_names_that_say_nothing =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..service..");

  @ArchTest
  static final ArchRule nothing_static_changes =
      noFields().that().areStatic().should().notBeFinal();

  @ArchTest
  static final ArchRule nobody_extends_what_is_not_made_for_it =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotRecords()
          .and()
          .areTopLevelClasses()
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .orShould()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT);
}
