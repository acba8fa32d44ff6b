package dev.gradus.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows of ARCHITECTURE.md, held by a test: a module uses those it points to, and nothing
/// else.
@AnalyzeClasses(packages = "dev.gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modulesUseOnlyThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy("dev.gradus.core..")
          .layer("theory")
          .definedBy("dev.gradus.theory..")
          .layer("measures")
          .definedBy("dev.gradus.measures..")
          .layer("data")
          .definedBy("dev.gradus.data..")
          .layer("lab")
          .definedBy("dev.gradus.lab..")
          .layer("nets")
          .definedBy("dev.gradus.nets..")
          .layer("studies")
          .definedBy("dev.gradus.studies..")
          .layer("cli")
          .definedBy("dev.gradus.cli..")
          .optionalLayer("spark") // not on the class path of every build
          .definedBy("dev.gradus.spark..")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("theory")
          .mayOnlyAccessLayers("core")
          .whereLayer("measures")
          .mayOnlyAccessLayers("core")
          .whereLayer("data")
          .mayOnlyAccessLayers("core")
          .whereLayer("lab")
          .mayOnlyAccessLayers("core")
          .whereLayer("nets")
          .mayOnlyAccessLayers("core", "data")
          .whereLayer("studies")
          .mayOnlyAccessLayers("core", "theory", "measures", "data", "lab", "nets")
          .whereLayer("spark")
          .mayOnlyAccessLayers("core", "lab", "studies")
          .whereLayer("spark")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule onlyOnePackageTouchesLibtorch =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradus.nets.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule onlyOnePackageTouchesOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradus.nets.onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyOnePackageTouchesSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradus.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", "dev.gradus.spark..");

  @ArchTest
  static final ArchRule onlyLabAndAboveKnowFormats =
      noClasses()
          .that()
          .resideInAnyPackage("dev.gradus.core..", "dev.gradus.theory..", "dev.gradus.measures..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "java.sql..", "picocli..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.gradus.(*).(*)..").should().beFreeOfCycles();
}
