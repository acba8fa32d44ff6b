package dev.gradus.nets;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Not among the tests that run by themselves: prints the figures of docs/notes/threads.md.
///
/// ```
/// mvn -pl nets -am test -Dtest=TrainingSpeed -Dsurefire.failIfNoSpecifiedTests=false
/// ```
class TrainingSpeed {
  private static final int STEPS = 2000;

  @Test
  void stepsPerSecondOfAPerceptron() throws Exception {
    measure(1, 200); // warm-up
    measure(1, STEPS);
    measure(2, STEPS);
  }

  private static void measure(int runs, int steps) throws IOException, InterruptedException {
    Classification problem =
        new Classification(
            ArrayDataSet.fashion("train"),
            ArrayDataSet.fashion("t10k"),
            Model.mlp(200, 200),
            0.02,
            64);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    CountDownLatch done = new CountDownLatch(runs);
    CountDownLatch ready = new CountDownLatch(runs);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(runs)) {
      for (int seed = 0; seed < runs; seed++) {
        RandomStreams streams = new RandomStreams(seed);
        threads.submit(() -> {
          try (Dynamics<?> dynamics = new StochasticGradientDescent().start(problem, streams)) {
            dynamics.advance(50, 50);
            ready.countDown();
            go.await();
            dynamics.advance(50 + steps, steps);
            done.countDown();
          }
          return null;
        });
      }
      ready.await();
      long wall = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      go.countDown();
      done.await();
      System.out.printf(
          "%d at once: %.0f steps/s, %.0f steps per CPU-second%n",
          runs,
          1e9 * runs * steps / (System.nanoTime() - wall),
          1e9 * runs * steps / (system.getProcessCpuTime() - cpu));
    }
  }
}
