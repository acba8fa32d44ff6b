package dev.gradus.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrow of ARCHITECTURE.md, which the command line's tests cannot see: Spark is not there.
@AnalyzeClasses(packages = "dev.gradus.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class SparkModuleTest {
  @ArchTest
  static final ArchRule theModuleUsesOnlyTheLabAndItsSweeps =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.apache.spark..",
              "scala..",
              "tools.jackson..",
              "org.jspecify..",
              "dev.gradus.core..",
              "dev.gradus.lab..",
              "dev.gradus.studies..",
              "dev.gradus.spark..");
}
