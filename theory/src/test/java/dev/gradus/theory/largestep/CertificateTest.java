package dev.gradus.theory.largestep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.largestep.Certificate.Tally;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTest {

  /// Thresholds, events and counts of checks from the independent run (config.json, checks.json).
  @ParameterizedTest
  @CsvSource({
    "0, 6000, 0.007352941176470588, 0.003676470588235294, 88, 226, 7, 9, 4, 13, 0, 5979",
    "1, 4000, 0.0078125, 0.00390625, 704, 1509, 26, 38, 3, 40, 0.05, 3700",
    "2, 4000, 0.015470297029702974, 0.007735148514851487, 202, 406, 10, 14, 3, 7, 0.2, 3901",
    "3, 4000, 0.01867492475476926, 0.0025227523263757212, , , 0, , 0, 400, 0.04657219502494082, 2119"
  })
  void thresholdsAndEventsAreThoseOfTheReference(
      int run,
      long steps,
      double stable,
      double margin,
      Long stableFrom,
      Long marginFrom,
      long increases,
      Long lastIncrease,
      long largestAt,
      long correctFrom,
      double gamma,
      long checked) {
    Certificate found = Certifier.certify(ReferenceRun.all().get(run).problem(), steps, Double.NaN);
    assertThat(found.stableRisk()).isCloseTo(stable, within(1e-12 * stable));
    assertThat(found.marginRisk()).isCloseTo(margin, within(1e-12 * margin));
    assertThat(found.certifiedStableFrom()).isEqualTo(optional(stableFrom));
    assertThat(found.staysStableFrom()).isEqualTo(optional(stableFrom));
    assertThat(found.certifiedMarginFrom()).isEqualTo(optional(marginFrom));
    assertThat(found.staysMarginFrom()).isEqualTo(optional(marginFrom));
    assertThat(found.increases()).isEqualTo(increases);
    assertThat(found.lastIncrease()).isEqualTo(optional(lastIncrease));
    assertThat(found.observedStableFrom()).isEqualTo(lastIncrease == null ? 0 : lastIncrease + 1);
    assertThat(found.largestRiskAt()).isEqualTo(largestAt);
    assertThat(found.allCorrectFrom()).isEqualTo(optional(correctFrom));
    assertThat(found.margin()).isCloseTo(gamma, within(1e-8));
    assertThat(tally(found, "A.3 largest change of L").checked()).isEqualTo(checked);
    assertThat(found.violations()).as("%s", found.lemmas()).isZero();
  }

  /// checks.json of the run on the data of Theorem 4.3.
  @Test
  void theBoundOfTheMeanRiskAndOfThePhaseAreThoseOfTheReference() {
    Certificate found = Certifier.certify(ReferenceRun.all().get(1).problem(), 4000, Double.NaN);
    assertThat(tally(found, "3.2 mean risk").checked()).isEqualTo(3994);
    assertThat(found.phaseBound()).isCloseTo(26214400.028037388, within(1.));
    assertThat(found.warnings()).isEmpty();
  }

  private static OptionalLong optional(Long step) {
    return step == null ? OptionalLong.empty() : OptionalLong.of(step);
  }

  private static Tally tally(Certificate certificate, String name) {
    return certificate.lemmas().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Problems with all kinds of activations, sizes, labels and stepsizes, from stable ones to such
  /// that oscillate for long.
  @Test
  void noLemmaIsViolatedOverAThousandRandomProblems() {
    SplittableRandom random = new SplittableRandom(20240610);
    Map<String, long[]> all = new TreeMap<>();
    for (int problem = 0; problem < 1000; problem++) {
      TwoLayerClassifier drawn = RandomProblems.draw(random);
      Certificate found = Certifier.certify(drawn, 400, Double.NaN);
      for (Tally tally : found.lemmas()) {
        long[] sum = all.computeIfAbsent(tally.name(), name -> new long[1]);
        sum[0] += tally.checked();
        assertThat(tally.violated()).as("%s in problem %d: %s", tally, problem, drawn).isZero();
      }
    }
    assertThat(all).hasSizeGreaterThan(30);
    assertThat(all.values()).allSatisfy(sum -> assertThat(sum[0]).isGreaterThan(30));
  }

  /// The example of Zhang et al.'s bound: the averaged iterates reach risks below 1e-100.
  @Test
  void theMeanOfAllWeightsKeepsItsBoundUnderAdaptiveStepsizes() {
    BinaryData data = ReferenceRun.all().get(1).problem().data();
    for (double eta : new double[] {1, 4, 16, 64}) {
      Certificate found =
          Certifier.certify(
              TwoLayerClassifier.linear(data, new Stepsize.Adaptive(eta)), 4000, Double.NaN);
      assertThat(found.lemmas())
          .singleElement()
          .isEqualTo(new Tally("Zhang 2025 risk of the mean of all weights", 4000, 0));
    }
  }

  /// Constants and limits of one state against finite differences and the paper's numbers.
  @Test
  void diagnosticsOfLogisticRegression() {
    Certificate found = Certifier.certify(ReferenceRun.all().get(2).problem(), 4000, Double.NaN);
    Diagnostics end = found.end();
    // wT.csv of the independent run; the largest margin is in the direction (0, 1).
    assertThat(end.alongMargin()).isCloseTo(35.47681898942816, within(1e-7));
    assertThat(end.acrossMargin()).isCloseTo(0.23122666521398416, within(1e-6));
    assertThat(end.localRho()).isCloseTo(found.constants().rho(), within(1e-12));
    assertThat(end.localBeta()).isZero();
    assertThat(end.localStableRisk()).isCloseTo(found.stableRisk(), within(1e-12));
    assertThat(end.cosine()).isBetween(0.999, 1.0);
    assertThat(end.stationarity()).isBetween(0.0, 0.05);
    assertThat(end.slack()).isBetween(0.0, 0.05);
    assertThat(found.wuFrom()).isNaN();
  }

  @Test
  void warnsWhereATheoremDoesNotApply() {
    assertThat(Certifier.warnings(ReferenceRun.all().get(0).problem()))
        .singleElement()
        .asString()
        .contains("R = 1.414");
    assertThat(Certifier.warnings(ReferenceRun.all().get(3).problem()))
        .singleElement()
        .asString()
        .contains("slopes");
  }

  /// x = (0.8, +-0.6), y = 1, m = 2: checked independently with NumPy: T = 568,928, stepsize / m =
  /// 32.5, L_T = 2.638e-7; equation 5 is met at step 5 with the true slope bound 0.625 of the
  /// activation, at step 17 with that of the paper's Assumption 2A, 1.
  @Test
  void theAdvisedStepsizeIsThatOfCorollary42() {
    BinaryData data = new BinaryData(new double[][] {{0.8, 0.6}, {0.8, -0.6}}, new double[] {1, 1});
    TwoLayerClassifier problem =
        TwoLayerClassifier.of(
            data,
            new double[] {1, -1},
            new Activation(Shape.SOFTPLUS, 1, 0.5, 0.125),
            new double[2][2],
            new Stepsize.Constant(65));
    Certificate found = Certifier.certify(problem, 568_928, Double.NaN);
    assertThat(found.certifiedMarginFrom()).hasValue(5);
    Constants unitSlopes = new Constants(1, 1 / Math.sqrt(2), 1 / 64., Math.log(2) / 8);
    assertThat(Constants.of(problem).rho()).isCloseTo(0.625 / Math.sqrt(2), within(1e-12));
    assertThat(firstBelow(unitSlopes.marginRisk(65, 2), problem)).isEqualTo(17);
    assertThat(found.advisedFrom()).isCloseTo(568_928, within(1.));
    assertThat(found.advisedStepsize()).isCloseTo(65, within(1e-4));
    assertThat(found.targetRisk() * 10).isCloseTo(2.638e-7, within(0.001e-7));
    assertThat(found.targetRisk() * 10).isLessThan(2.704e-6);
    assertThat(found.violations()).isZero();
    assertThat(found.rate()).isCloseTo(1, within(1e-3));
  }

  private static long firstBelow(double risk, TwoLayerClassifier problem) {
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      while (dynamics.state().risk() > risk) {
        dynamics.advance(dynamics.steps() + 1., 1);
      }
      return dynamics.steps();
    }
  }
}
