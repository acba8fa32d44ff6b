package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainEnsembleTest extends MethodConformance<TeacherStudent, EnsembleState> {

  private static OrderParameters draw(int student, int teacher, int inputs) {
    return OrderParameters.draw(
        student, teacher, inputs, TrainedLayers.BOTH, new RandomStreams(11).stream("initial"));
  }

  /// With 8 lanes 70 seeds are eight blocks, the last of them shared by 14, and 11 seeds are one
  /// such block or, on two processors, two blocks, one of them with five lanes idle.
  @ParameterizedTest
  @CsvSource({"2, 70", "5, 70", "11, 70", "2, 11", "5, 11", "2, 4"})
  void everyMemberHasTheBitsOfTheChainWithItsSeed(int student, int members) throws Exception {
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 0.5, 0.3, 0.1, 0.02, 1, 30, draw(student, 3, 30));
    OrderParameterProbe probe = new OrderParameterProbe(student, 3);
    double[] expected = new double[probe.columns().size()];
    double[] actual = new double[probe.columns().size()];
    try (Dynamics<EnsembleState> all =
        new ChainEnsemble(members).start(problem, new RandomStreams(5))) {
      all.advance(3.7, Long.MAX_VALUE / 2);
      for (int i = 0; i < members; i++) {
        try (Dynamics<OrderParameterState> one =
            new ExactChain().start(problem, new RandomStreams(5 + i))) {
          one.advance(3.7, Long.MAX_VALUE / 2);
          probe.measure(one.state(), expected, 0);
          probe.measure(all.state().member(i), actual, 0);
          assertThat(actual).as("seed %d", 5 + i).containsExactly(expected);
        }
      }
    }
  }

  /// At this stepsize some seeds diverge and some do not.
  @Test
  void membersThatDivergeStandStillWithTheirLastGoodStateAndTheOthersGoOn() throws Exception {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 14, 0.1, 10, draw(2, 2, 10));
    int diverged = 0;
    try (Dynamics<EnsembleState> all = new ChainEnsemble(40).start(problem, new RandomStreams(5))) {
      all.advance(20, Long.MAX_VALUE / 2);
      for (int i = 0; i < 40; i++) {
        try (Dynamics<OrderParameterState> one =
            new ExactChain().start(problem, new RandomStreams(5 + i))) {
          one.advance(20, Long.MAX_VALUE / 2);
          assertThat(all.state().hasDiverged(i)).isEqualTo(one.status().isDiverged());
          assertThat(all.state().member(i).q(1, 0)).isEqualTo(one.state().q(1, 0));
          assertThat(all.state().member(i).v(1)).isEqualTo(one.state().v(1));
          diverged += one.status().isDiverged() ? 1 : 0;
        }
      }
    }
    assertThat(diverged).isBetween(1, 39);
  }

  /// At this stepsize seed 10 diverges before the checkpoint, seed 8 never, others after it. Both
  /// parts of the run are long enough for seeds that share lanes to take turns, and the checkpoint
  /// is where some of what was drawn is left.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aCheckpointOfSeedsSideBySideContinuesOneByOneAndTheOtherWayRound(int more) throws Exception {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 14, 0.1, 10, draw(2, 2, 10));
    int seeds = Lanes.COUNT + more;
    List<Supplier<SeedBlock>> kinds =
        List.of(
            () -> EnsembleDynamics.sideBySide(problem, 8, seeds),
            () -> new ScalarBlock(problem, 8, seeds));
    SeedBlock whole = kinds.getLast().get();
    whole.advance(200);
    assertThat(whole.divergedAfter(0)).isNegative();
    assertThat(whole.divergedAfter(2)).isBetween(1L, 101L);
    for (Supplier<SeedBlock> writer : kinds) {
      for (Supplier<SeedBlock> reader : kinds) {
        SeedBlock before = writer.get();
        before.advance(101);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        before.save(new DataOutputStream(saved));
        SeedBlock after = reader.get();
        after.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        after.advance(99);
        for (int i = 0; i < seeds; i++) {
          assertThat(after.divergedAfter(i)).isEqualTo(whole.divergedAfter(i));
          assertThat(after.member(i).q(1, 0)).isEqualTo(whole.member(i).q(1, 0));
          assertThat(after.member(i).v(1)).isEqualTo(whole.member(i).v(1));
        }
      }
    }
  }

  @Test
  void theProbeWritesMeansDeviationsAndQuantilesOverSeeds() {
    Trajectory all = Recorder.run(method(), problem(), 7, TimeGrid.of(2), probes(problem()));
    double[] errors = new double[9];
    double[] overlaps = new double[9];
    for (int i = 0; i < 9; i++) {
      Trajectory one =
          Recorder.run(
              new ExactChain(),
              problem(),
              7 + i,
              TimeGrid.of(2),
              List.of(new OrderParameterProbe(3, 2)));
      errors[i] = one.column("eg")[0];
      overlaps[i] = one.column("R_1_0")[0];
    }
    double mean = Arrays.stream(overlaps).average().orElseThrow();
    double square = Arrays.stream(overlaps).map(x -> (x - mean) * (x - mean)).sum() / 8;
    Arrays.sort(errors);
    assertThat(all.column("R_1_0")[0]).isCloseTo(mean, within(1e-14));
    assertThat(all.column("R_1_0_sd")[0]).isCloseTo(Math.sqrt(square), within(1e-14));
    assertThat(all.column("eg_q50")[0]).isEqualTo(errors[4]);
    assertThat(all.column("eg_q25")[0]).isEqualTo(errors[2]);
    assertThat(all.column("eg_q95")[0])
        .isCloseTo(errors[7] + 0.6 * (errors[8] - errors[7]), within(1e-15));
    assertThat(all.column("seeds")[0]).isEqualTo(9);
  }

  @Test
  void anEnsembleOfNoneIsRefused() {
    assertThatThrownBy(() -> new ChainEnsemble(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seeds: 0");
  }

  @Override
  protected Method<TeacherStudent, EnsembleState> method() {
    return new ChainEnsemble(9);
  }

  @Override
  protected TeacherStudent problem() {
    return new TeacherStudent(
        Activations.ERF, TrainedLayers.BOTH, 0.5, 0.2, 0.1, 0.01, 1, 50, draw(3, 2, 50));
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return new TeacherStudent(
        Activations.ERF, TrainedLayers.BOTH, 0.5, 1e6, 0.1, 0, 1, 50, draw(3, 2, 50));
  }

  @Override
  protected List<Probe<? super EnsembleState>> probes(TeacherStudent problem) {
    return List.of(new EnsembleProbe(problem.student(), problem.teacher()));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 20), 1. / 50);
  }
}
