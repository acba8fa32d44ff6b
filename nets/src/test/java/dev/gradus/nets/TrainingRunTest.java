package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.Status;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  private static final StochasticGradientDescent SGD = new StochasticGradientDescent();

  @Test
  void aPerceptronLearnsRealImages() throws IOException {
    Classification problem = images(Model.mlp(50), 0.1);
    Trajectory trajectory =
        Recorder.run(SGD, problem, 1, TimeGrid.of(0, 20, 300), List.of(new TrainingProbe()));
    assertThat(trajectory.column("loss_train")[0]).isBetween(0.5, 1.0); // ln 2 = 0.69
    assertThat(trajectory.column("loss_train")[1]).isLessThan(0.6);
    assertThat(trajectory.column("loss_train")[2]).isLessThan(0.3);
    assertThat(trajectory.column("accuracy_train")[2]).isGreaterThan(0.88);
    assertThat(trajectory.column("accuracy_test")[2]).isGreaterThan(0.86);
    assertThat(trajectory.column("loss_test")[2]).isLessThan(0.35);
  }

  @Test
  void runsInTwoThreadsAtOnceHaveTheBitsOfRunsOneAfterTheOther() throws Exception {
    Classification problem = images(Model.mlp(60, 30), 0.1);
    List<float[]> oneByOne = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      oneByOne.add(weightsAfter(problem, seed, 150));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<float[]>> atOnce = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int seed = i;
        atOnce.add(threads.submit(() -> weightsAfter(problem, seed, 150)));
      }
      for (int seed = 0; seed < 4; seed++) {
        assertThat(atOnce.get(seed).get()).isEqualTo(oneByOne.get(seed));
      }
    }
    assertThat(oneByOne.get(0)).isNotEqualTo(oneByOne.get(1));
  }

  @Test
  void nativeMemoryStaysFlatOverThousandsOfSteps() throws IOException {
    try (var dynamics = SGD.start(images(Model.mlp(20), 0.05), new RandomStreams(1))) {
      dynamics.advance(500, 500);
      dynamics.state().train();
      long before = Pointer.physicalBytes();
      for (int t = 600; t <= 4500; t += 100) {
        dynamics.advance(t, 100);
        dynamics.state().train();
      }
      // One leaked minibatch of features a step alone would be 800 MB.
      assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
    }
  }

  @Test
  void startingAndClosingRunsLeavesNoMemoryBehind() throws IOException {
    Classification problem = images(Model.mlp(20), 0.05);
    weightsAfter(problem, 1, 1);
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 20; i++) {
      weightsAfter(problem, 1, 1);
    }
    // Each holds 25 MB of images, 500 together; the heap of the virtual machine grows by some 100.
    assertThat(Pointer.physicalBytes() - before).isLessThan(250L << 20);
  }

  @Test
  void aLossThatOverflowsLeadsBackToTheLastStateThatHadOne() throws IOException {
    // Weights of order 1e14 in four layers have finite squares, but their product has not.
    ArrayDataSet data = ArrayDataSet.clouds("train", 20, 5, 3);
    Classification problem = new Classification(data, data, Model.mlp(6, 6, 6), 1e15, 20);
    try (Dynamics<NetworkState> dynamics = SGD.start(problem, new RandomStreams(1))) {
      float[] initial = dynamics.state().parameters();
      assertThat(dynamics.advance(50, 50)).isTrue();
      assertThat(dynamics.status().kind()).isEqualTo(Status.Kind.DIVERGED);
      assertThat(dynamics.status().reason()).contains("loss", "smaller stepsize");
      assertThat(dynamics.status().step()).isEqualTo(dynamics.steps()).isZero();
      assertThat(dynamics.state().parameters()).isEqualTo(initial);
      assertThat(dynamics.state().train().loss()).isFinite();

      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      dynamics.save(new DataOutputStream(bytes));
      try (Dynamics<NetworkState> again = SGD.start(problem, new RandomStreams(1))) {
        again.restore(in(bytes));
        assertThat(again.status()).isEqualTo(dynamics.status());
        assertThat(again.advance(50, 50)).isTrue();
      }
    }
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() throws IOException {
    ArrayDataSet data = ArrayDataSet.clouds("train", 20, 5, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var small =
            SGD.start(new Classification(data, data, Model.linear(), 1, 5), new RandomStreams(1));
        var large =
            SGD.start(new Classification(data, data, Model.mlp(4), 1, 5), new RandomStreams(1))) {
      small.save(new DataOutputStream(bytes));
      assertThatThrownBy(() -> large.restore(in(bytes)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("18 parameters, this one has 39");
    }
  }

  private static DataInputStream in(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Classification images(Model model, double stepsize) throws IOException {
    return new Classification(
        ArrayDataSet.fashion("train"), ArrayDataSet.fashion("t10k"), model, stepsize, 64);
  }

  private static float[] weightsAfter(Classification problem, long seed, int steps) {
    try (Dynamics<NetworkState> dynamics = SGD.start(problem, new RandomStreams(seed))) {
      dynamics.advance(steps, steps);
      return dynamics.state().parameters();
    }
  }
}
