package dev.gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.core.InputException;
import dev.gradus.core.Recorder;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.config.ConfigurationDiff;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorTest {
  @TempDir Path directory;

  @Test
  void trajectoriesEqualThoseRunInMemory() {
    RunPlan plan = Walks.plan(2, 300, 0);
    RunResult result = new Executor().execute(plan, directory.resolve("run"));
    for (int i = 0; i < plan.units().size(); i++) {
      List<double[]> rows = new ArrayList<>();
      try (Recorder<?> recorder = plan.units().get(i).start().get()) {
        recorder.advance(Long.MAX_VALUE / 2, rows::add);
        Trajectory expected = new Trajectory("", 0, recorder.columns(), rows, recorder.status());
        assertThat(bits(result.trajectories().get(i))).isEqualTo(bits(expected));
        assertThat(result.trajectories().get(i).status()).isEqualTo(recorder.status());
      }
    }
    assertThat(result.trajectories().getLast().status().kind()).isEqualTo(Status.Kind.DIVERGED);
    assertThat(result.seconds()).hasSize(5).allMatch(seconds -> seconds > 0);
  }

  @Test
  void aFinishedRunHoldsItsFinalFilesOnly() throws Exception {
    new Executor().execute(Walks.plan(1, 100, 0), directory.resolve("run"));
    assertThat(RunFiles.names(directory.resolve("run")))
        .containsExactly(
            ".lock", "manifest.json", "run.yaml", "trajectory.csv", "trajectory.parquet");
    assertThat(new RunDirectory(directory.resolve("run")).isFinished()).isTrue();
  }

  @Test
  void finalFilesDoNotDependOnTheNumberOfThreads() {
    RunPlan plan = Walks.plan(3, 200, 1000);
    new Executor().threads(1).execute(plan, directory.resolve("1"));
    new Executor().threads(3).checkpointEvery(Duration.ZERO).execute(plan, directory.resolve("3"));
    assertThat(RunFiles.finalFiles(directory.resolve("3")))
        .isEqualTo(RunFiles.finalFiles(directory.resolve("1")));
  }

  @Test
  void aFinishedRunIsReadAndNotRunAgain() {
    AtomicInteger starts = new AtomicInteger();
    RunPlan plan = Walks.plan(1, 100, 0);
    RunPlan counting =
        new RunPlan(
            plan.name(),
            plan.configuration(),
            plan.units().stream()
                .map(unit ->
                    new WorkUnit(
                        unit.method(),
                        unit.seed(),
                        () -> {
                          starts.incrementAndGet();
                          return unit.start().get();
                        }))
                .toList());
    RunResult first = new Executor().execute(counting, directory.resolve("run"));
    RunResult second = new Executor().execute(counting, directory.resolve("run"));
    assertThat(starts).hasValue(3);
    assertThat(second.seconds()).isEqualTo(first.seconds());
    assertThat(ConfigurationDiff.of(second.configuration(), first.configuration())).isEmpty();
    for (int i = 0; i < 3; i++) {
      Trajectory one = first.trajectories().get(i);
      Trajectory other = second.trajectories().get(i);
      assertThat(bits(other)).isEqualTo(bits(one));
      assertThat(other.status()).isEqualTo(one.status());
      assertThat(other.columns()).isEqualTo(one.columns());
      assertThat(other.method()).isEqualTo(one.method());
      assertThat(other.seed()).isEqualTo(one.seed());
    }
  }

  @Test
  void aChangedFileOfAFinishedRunIsNamedInOneLine() throws Exception {
    RunPlan plan = Walks.plan(1, 100, 0);
    for (String name :
        List.of("trajectory.csv", "trajectory.parquet", "manifest.json", "run.yaml")) {
      Path run = directory.resolve(name + "-run");
      new Executor().execute(plan, run);
      byte[] bytes = Files.readAllBytes(run.resolve(name));
      bytes[bytes.length / 2] ^= 1;
      Files.write(run.resolve(name), bytes);
      Throwable thrown = catchThrowable(() -> new Executor().execute(plan, run));
      assertThat(thrown).isInstanceOf(StorageException.class).hasMessageContaining(name);
      assertThat(thrown.getMessage()).hasLineCount(1);
    }
  }

  @Test
  void anotherConfigurationInTheDirectoryIsRefusedWithTheDifference() {
    new Executor().execute(Walks.plan(1, 100, 0), directory.resolve("run"));
    assertThatThrownBy(
            () -> new Executor().execute(Walks.plan(2, 300, 0), directory.resolve("run")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seeds: 1 -> 2; until: 100 -> 300");
  }

  @Test
  void aDirectoryWithOtherFilesIsRefused() throws Exception {
    Files.writeString(directory.resolve("thesis.tex"), "\\begin{document}");
    assertThatThrownBy(() -> new Executor().execute(Walks.plan(1, 100, 0), directory))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("thesis.tex");
    assertThatThrownBy(
            () -> new Executor().execute(Walks.plan(1, 9, 0), directory.resolve("thesis.tex")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a file");
    assertThat(RunFiles.names(directory)).containsExactly("thesis.tex");
  }

  @Test
  void aKillRightAfterTheManifestLeavesNothingBehind() throws Exception {
    RunPlan plan = Walks.plan(1, 100, 0);
    Path run = directory.resolve("run");
    new Executor().execute(plan, run);
    Files.writeString(run.resolve("trajectory.jsonl"), "{}");
    Files.createDirectory(run.resolve("checkpoint"));
    new Executor().execute(plan, run);
    assertThat(RunFiles.names(run)).hasSize(5);
  }

  @Test
  void twoExecutorsOfOneProcessDoNotWriteTheSameDirectory() throws Exception {
    RunPlan plan = Walks.plan(1, 100_000, 1_000_000);
    Path run = directory.resolve("run");
    Executor first = new Executor();
    Thread thread = Thread.ofPlatform().start(() -> catchThrowable(() -> first.execute(plan, run)));
    while (!Files.exists(run.resolve("trajectory.jsonl"))) {
      Thread.sleep(5);
    }
    assertThatThrownBy(() -> new Executor().execute(plan, run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " is writing this run");
    first.stop();
    thread.join();
  }

  @Test
  void aSeedPlannedTwiceIsRefused() {
    RunPlan plan = Walks.plan(1, 10, 0);
    List<WorkUnit> twice = List.of(plan.units().getFirst(), plan.units().getFirst());
    assertThatThrownBy(() ->
            new Executor()
                .execute(new RunPlan("twice", plan.configuration(), twice), directory.resolve("r")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("method ar with seed 0 is planned twice");
  }

  @Test
  void aUnitThatThrowsLeavesTheOthersFinishedAndTheErrorKept() throws Exception {
    RunPlan walks = Walks.plan(1, 100, 0);
    List<WorkUnit> units = new ArrayList<>(walks.units());
    units.addFirst(Walks.fragile(7));
    RunPlan plan = new RunPlan("fragile", walks.configuration(), units);
    Path run = directory.resolve("run");
    assertThatThrownBy(() -> new Executor().threads(1).execute(plan, run))
        .isInstanceOf(UnitFailedException.class)
        .hasMessageContaining("fragile-7 failed")
        .hasMessageContaining("the walker stumbles")
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(run.resolve("failure.txt")).content().contains("the walker stumbles");
    assertThat(RunFiles.names(run.resolve("checkpoint")))
        .containsExactly("ar-0.0", "drift-0.0", "explosion--1.0");

    // The reason mended, the run continues and is not to be told from one that never failed.
    RunPlan mended = new RunPlan("fragile", walks.configuration(), walks.units());
    new Executor().execute(mended, run);
    assertThat(run.resolve("failure.txt")).doesNotExist();
  }

  @Test
  void aStoppedRunContinuesWithTheSameBits() {
    RunPlan plan = Walks.plan(2, 400, 100_000);
    new Executor().execute(plan, directory.resolve("whole"));
    Path run = directory.resolve("run");
    int stops = 0;
    for (boolean finished = false; !finished; ) {
      Executor executor = new Executor();
      Thread.ofVirtual()
          .start(() -> {
            sleep(60);
            executor.stop();
          });
      try {
        executor.execute(plan, run);
        finished = true;
      } catch (RunStoppedException e) {
        assertThat(e).hasMessageContaining("start the same command again");
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(1);
    assertThat(RunFiles.finalFiles(run)).isEqualTo(RunFiles.finalFiles(directory.resolve("whole")));
  }

  @Test
  void anInterruptStopsTheRunAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> new Executor().execute(Walks.plan(1, 10_000, 1_000_000), directory.resolve("r")))
        .isInstanceOf(RunStoppedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anExceptionOfTheProgressCallbackEndsTheRunInOrder() {
    RunPlan plan = Walks.plan(1, 500, 1_000_000);
    assertThatThrownBy(() ->
            new Executor()
                .onProgress(progress -> {
                  throw new IllegalStateException("no terminal");
                })
                .execute(plan, directory.resolve("run")))
        .hasMessage("no terminal");
    new Executor().execute(plan, directory.resolve("run"));
  }

  @Test
  void progressGoesFromLittleToAllWithAnEstimateOfTheTimeLeft() {
    List<Progress> seen = new ArrayList<>();
    new Executor()
        .onProgress(seen::add)
        .execute(Walks.plan(1, 400, 1_000_000), directory.resolve("run"));
    assertThat(seen).extracting(Progress::fraction).isSorted();
    assertThat(seen).extracting(Progress::units).containsOnly(3);
    assertThat(seen).anyMatch(progress -> progress.secondsLeft() > 0);
    assertThat(seen.getLast()).isEqualTo(new Progress(3, 3, 1, 0));
  }

  @Test
  void anUnfinishedRunIsNotReadAsAResult() {
    Executor executor = new Executor();
    executor.stop();
    Path run = directory.resolve("run");
    assertThatThrownBy(() -> executor.execute(Walks.plan(1, 100, 0), run))
        .isInstanceOf(RunStoppedException.class);
    assertThatThrownBy(() -> RunResult.read(run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not finished");
    assertThatThrownBy(() -> RunResult.read(directory.resolve("nothing")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a run");
  }

  private static List<List<Long>> bits(Trajectory trajectory) {
    return IntStream.range(0, trajectory.size())
        .mapToObj(i ->
            IntStream.range(0, trajectory.columns().size())
                .mapToObj(j -> Double.doubleToLongBits(trajectory.value(i, j)))
                .toList())
        .toList();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
