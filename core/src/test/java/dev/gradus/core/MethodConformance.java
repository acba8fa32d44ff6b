package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What every [Method] must pass. A method's test extends this class and says what to run.
public abstract class MethodConformance<P extends Problem, S> {

  /// The method under test.
  protected abstract Method<P, S> method();

  /// A small problem that completes.
  protected abstract P problem();

  /// A problem whose numbers leave the finite range before the last of [#times], such as one with a
  /// huge stepsize.
  protected abstract P divergingProblem();

  /// Everything the state offers that matters, so that a wrong bit anywhere shows.
  protected abstract List<Probe<? super S>> probes(P problem);

  /// Observation times that take some hundreds of elementary steps.
  protected abstract TimeGrid times();

  @Test
  void sameSeedGivesTheSameBits() {
    assertSameBits(run(method(), 7), run(method(), 7));
  }

  @Test
  void anotherSeedGivesAnotherTrajectoryExactlyWhenTheMethodIsStochastic() {
    Trajectory one = run(method(), 7);
    Trajectory other = run(method(), 8);
    assertThat(bits(one).equals(bits(other))).isNotEqualTo(method().isStochastic());
  }

  @Test
  void observationTimesAreHonouredExactly() {
    assertThat(run(method(), 7).column("t")).containsExactly(times().toArray());
    assertThat(run(method(), 7).status().kind()).isEqualTo(Status.Kind.COMPLETED);
  }

  @Test
  void bitsDoNotDependOnHowTheWorkIsDivided() throws IOException {
    Trajectory whole = run(method(), 7);
    assertSameBits(runInPieces(1, 1, false), whole);
    assertSameBits(runInPieces(13, 13, false), whole);
  }

  @Test
  void aCallMayAllowAnyNumberOfSteps() {
    Trajectory whole = run(method(), 7);
    List<double[]> rows = new ArrayList<>();
    try (Recorder<S> recorder = recorder()) {
      recorder.advance(1, rows::add);
      assertThat(recorder.advance(Long.MAX_VALUE, rows::add)).isTrue();
    }
    assertThat(rows).hasSize(whole.size());
  }

  @Test
  void resumedFromAnyStepEqualsNeverStopped() throws IOException {
    Trajectory whole = run(method(), 7);
    assertSameBits(runInPieces(1, 60, true), whole);
    assertSameBits(runInPieces(1, 7, true), whole);
  }

  @Test
  void aNonFiniteNumberEndsAsDivergedWithTheLastGoodState() {
    Trajectory trajectory =
        Recorder.run(method(), divergingProblem(), 7, times(), probes(divergingProblem()));
    assertThat(trajectory.status().kind()).isEqualTo(Status.Kind.DIVERGED);
    assertThat(trajectory.status().reason()).isNotBlank();
    assertThat(trajectory.status().step()).isNotNegative();
    assertThat(trajectory.size()).isPositive();
    assertThat(trajectory.column("t")).isSorted();
    double[] last = trajectory.row(trajectory.size() - 1);
    assertThat(Arrays.stream(last).anyMatch(Double::isInfinite)).isFalse();
  }

  private Trajectory run(Method<P, S> method, long seed) {
    return Recorder.run(method, problem(), seed, times(), probes(problem()));
  }

  /// Runs with pieces of random length in [least, most] steps; with `reload`, each piece by
  /// dynamics started anew from what the one before had saved.
  private Trajectory runInPieces(int least, int most, boolean reload) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<double[]> rows = new ArrayList<>();
    Recorder<S> recorder = recorder();
    while (!recorder.advance(random.nextInt(least, most + 1), rows::add)) {
      if (reload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        recorder.save(new DataOutputStream(bytes));
        recorder.close();
        recorder = recorder();
        recorder.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      }
    }
    Trajectory result =
        new Trajectory(method().name(), 7, recorder.columns(), rows, recorder.status());
    recorder.close();
    return result;
  }

  private Recorder<S> recorder() {
    return new Recorder<>(
        method().start(problem(), new RandomStreams(7)), times(), probes(problem()));
  }

  private static void assertSameBits(Trajectory actual, Trajectory expected) {
    assertThat(bits(actual)).isEqualTo(bits(expected));
    assertThat(actual.status()).isEqualTo(expected.status());
  }

  private static List<List<Long>> bits(Trajectory trajectory) {
    List<List<Long>> rows = new ArrayList<>();
    for (int i = 0; i < trajectory.size(); i++) {
      rows.add(Arrays.stream(trajectory.row(i)).mapToObj(Double::doubleToRawLongBits).toList());
    }
    return rows;
  }
}
