package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the exact process hovers, beside what the linear response of the equations says.
class StationaryErrorTest {
  private static final int SEEDS = 32;
  private static final double NOISE = 0.01;

  /// Means over 32 seeds, each averaged over 20 times from 300 on, when what is left of the start
  /// is below a tenth of a percent. Three standard errors are left by chance in one of 370 choices
  /// of the seeds for each of the rows; the process at N = 784 differs from its limit by less than
  /// one of them.
  @ParameterizedTest
  @CsvSource({
    "erf, FIRST, 1, 2",
    "erf, FIRST, 1, 3",
    "erf, BOTH, 2, 2",
    "erf, BOTH, 2, 4",
    "relu, FIRST, 1, 2",
    "relu, BOTH, 2, 4"
  })
  void theMeanOverTheStationaryProcessIsTheLinearResponse(
      String activation, TrainedLayers layers, double head, int student) throws Exception {
    double[][] t = {{1, 0}, {0, 1}};
    double[] a = {head, head};
    OrderParameters point =
        layers == TrainedLayers.FIRST
            ? FixedPoints.specialised(t, a, student, head)
            : FixedPoints.shared(t, a, student);
    TeacherStudent problem =
        TeacherStudent.of(Activations.of(activation), layers, 0.2, NOISE, 784, point);
    double[] errors = new double[SEEDS];
    try (Dynamics<EnsembleState> all =
        new ChainEnsemble(SEEDS).start(problem, new RandomStreams(1))) {
      for (int time = 0; time < 20; time++) {
        all.advance(300 + 5 * time, Long.MAX_VALUE / 2);
        for (int i = 0; i < SEEDS; i++) {
          errors[i] += all.state().member(i).generalisationError() / 20;
        }
      }
    }
    double mean = Arrays.stream(errors).average().orElseThrow();
    double squares = Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum();
    double standardError = Math.sqrt(squares / (SEEDS - 1) / SEEDS);
    double expected = FinalError.linearResponse(problem, point);
    assertThat(standardError).isLessThan(0.02 * expected);
    assertThat(Math.abs(mean - expected) / standardError).isLessThan(3);
  }
}
