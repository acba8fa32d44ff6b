package dev.gradus.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SweepExecutorTest {
  private static final Sweep SMALL = WalkSweeps.of("0.5,0.9,100", "0..9", 60, 0);

  @TempDir Path directory;

  @Test
  void theBitsAreThoseOfSingleRuns() {
    new SweepExecutor().execute(SMALL, directory.resolve("sweep"));
    RunResult single = new Executor().execute(SMALL.plan(14), directory.resolve("run"));
    try (SweepResults results = SweepResults.open(directory.resolve("sweep"))) {
      var swept = results.read(14).orElseThrow().trajectories().getFirst();
      var alone = single.trajectories().getFirst();
      assertThat(swept.size()).isEqualTo(alone.size());
      for (int row = 0; row < alone.size(); row++) {
        assertThat(swept.row(row)).isEqualTo(alone.row(row));
      }
    }
  }

  @Test
  void divergenceIsAResultAndFinishedRunsAreNotRunAgain() throws IOException {
    Sweep sweep = WalkSweeps.of("0.5,0.9,1e9", "0..9", 60, 0);
    SweepProgress end = new SweepExecutor().execute(sweep, directory);
    assertThat(end.completed()).isEqualTo(20);
    assertThat(end.diverged()).isEqualTo(10);
    assertThat(end.failed()).isZero();
    byte[] journal = Files.readAllBytes(directory.resolve("journal.jsonl"));
    assertThat(new SweepExecutor().execute(sweep, directory).ended()).isEqualTo(30);
    assertThat(Files.readAllBytes(directory.resolve("journal.jsonl"))).isEqualTo(journal);
  }

  @Test
  void failedRunsAreKeptWithTheirErrorAndRunAgainOnlyOnRequest() {
    Sweep sweep = WalkSweeps.of("0.5,7,8", "0..4", 60, 0);
    List<String> shown = new ArrayList<>();
    SweepProgress end =
        new SweepExecutor()
            .onFailure(o -> shown.add(o.run() + o.error()))
            .execute(sweep, directory);
    assertThat(end.completed()).isEqualTo(5);
    assertThat(end.failed()).isEqualTo(10);
    assertThat(shown).hasSize(10);
    try (SweepResults results = SweepResults.open(directory)) {
      assertThat(results.record(5).error()).isEqualTo("factor: 7 found, which nobody likes");
      assertThat(results.record(10).error()).contains("the walker stumbles");
      assertThat(results.record(10).trace()).contains("WalkDynamics.step");
    }
    AtomicInteger again = new AtomicInteger();
    new SweepExecutor().onFailure(o -> again.incrementAndGet()).execute(sweep, directory);
    assertThat(again).hasValue(0);
    new SweepExecutor()
        .retryFailed(true)
        .onFailure(o -> again.incrementAndGet())
        .execute(sweep, directory);
    assertThat(again).hasValue(10);
  }

  @Test
  void aFailureStopsTheOthersOnlyOnRequest() {
    Sweep sweep = WalkSweeps.of("7,0.5", "0..499", 2000, 0);
    SweepProgress end =
        new SweepExecutor().threads(1).stopOnFailure(true).execute(sweep, directory);
    assertThat(end.ended()).isLessThan(1000);
    assertThat(end.failed()).isPositive();
  }

  /// One thread waits for the run that the other has.
  @Test
  @Timeout(20)
  void aDiskThatFailsUnderAnyThreadEndsTheSweep() {
    Sweep walks = WalkSweeps.of("0.5", "0..1", 10, 0);
    CountDownLatch bothPlan = new CountDownLatch(2);
    CountDownLatch firstEnded = new CountDownLatch(1);
    Function<Configuration, RunPlan> planner =
        configuration -> {
          bothPlan.countDown();
          await(bothPlan);
          if (Thread.currentThread().getName().equals("gradus-run-1")) {
            await(firstEnded);
            throw new StorageException("checkpoint: cannot write");
          }
          return walks.planner().apply(configuration);
        };
    Sweep sweep = new Sweep("walks", walks.base(), walks.space(), planner);
    SweepExecutor executor =
        new SweepExecutor()
            .threads(2)
            .onProgress(progress -> {
              if (progress.ended() == 1) {
                firstEnded.countDown();
              }
            });
    assertThatThrownBy(() -> executor.execute(sweep, directory))
        .isInstanceOf(StorageException.class)
        .hasMessage("checkpoint: cannot write");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStoppedSweepLeavesCheckpointsAndContinuesWithTheSameBits() {
    Sweep slow = WalkSweeps.of("0.5,0.9", "0..1", 400, 1_000_000);
    SweepExecutor executor = new SweepExecutor().checkpointEvery(Duration.ofMillis(20));
    SweepProgress stopped =
        executor
            .onProgress(progress -> {
              if (Files.exists(directory.resolve("sweep/work/0/checkpoint"))) {
                executor.stop();
              }
            })
            .execute(slow, directory.resolve("sweep"));
    assertThat(stopped.ended()).isLessThan(4);
    assertThat(directory.resolve("sweep/work/0/run.yaml")).exists();
    new SweepExecutor().execute(slow, directory.resolve("sweep"));
    assertThat(directory.resolve("sweep/work")).doesNotExist();
    new SweepExecutor().execute(slow, directory.resolve("whole"));
    assertThat(WalkSweeps.bits(directory.resolve("sweep")))
        .isEqualTo(WalkSweeps.bits(directory.resolve("whole")));
  }

  @Test
  void anotherConfigurationOrAForeignDirectoryIsRefusedWithWhatDiffers() throws IOException {
    new SweepExecutor().execute(SMALL, directory.resolve("sweep"));
    Sweep other = WalkSweeps.of("0.5,0.9,100", "0..9", 61, 0);
    assertThatThrownBy(() -> new SweepExecutor().execute(other, directory.resolve("sweep")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("configuration.until: 60 -> 61");
    Files.writeString(Files.createDirectory(directory.resolve("full")).resolve("thesis.tex"), "");
    assertThatThrownBy(() -> new SweepExecutor().execute(SMALL, directory.resolve("full")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("thesis.tex");
    assertThatThrownBy(() -> SweepResults.open(directory.resolve("full")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a sweep");
  }

  @Test
  void aJournalCutAtAnyByteOpensWithAllItsCompleteLines() throws IOException {
    Sweep sweep = WalkSweeps.of("0.5,0.9,7", "0", 10, 0);
    new SweepExecutor().threads(1).execute(sweep, directory);
    List<String> whole = WalkSweeps.bits(directory);
    Path file = directory.resolve("journal.jsonl");
    byte[] journal = Files.readAllBytes(file);
    for (int length = 0; length <= journal.length; length++) {
      Files.write(file, Arrays.copyOf(journal, length));
      int lines = 0;
      for (int i = 0; i < length; i++) {
        lines += journal[i] == '\n' ? 1 : 0;
      }
      try (SweepResults results = SweepResults.open(directory)) {
        assertThat(
                results.count(RunRecord.Status.COMPLETED) + results.count(RunRecord.Status.FAILED))
            .isEqualTo(lines);
      }
      if (length % 211 == 0) {
        new SweepExecutor(new dev.gradus.lab.Disks.Fast()).execute(sweep, directory);
        assertThat(WalkSweeps.bits(directory)).isEqualTo(whole);
      }
    }
  }

  @Test
  void flippedBitsAreFoundAndTheirRunsComputedAgain() throws IOException {
    new SweepExecutor().threads(1).execute(SMALL, directory);
    List<String> whole = WalkSweeps.bits(directory);
    Path journal = directory.resolve("journal.jsonl");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[200] ^= 1;
    Files.write(journal, bytes);
    List<String> warnings = new ArrayList<>();
    new SweepExecutor().onWarning(warnings::add).execute(SMALL, directory);
    assertThat(warnings).singleElement().asString().contains("journal.jsonl:2: damaged");
    assertThat(WalkSweeps.bits(directory)).isEqualTo(whole);

    Path results = directory.resolve("results/0.bin");
    bytes = Files.readAllBytes(results);
    bytes[200] ^= 1;
    Files.write(results, bytes);
    assertThatThrownBy(() -> WalkSweeps.bits(directory))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("0.bin: run 0 at byte 0 is damaged");
    Files.delete(results);
    new SweepExecutor().execute(SMALL, directory);
    assertThat(WalkSweeps.bits(directory)).isEqualTo(whole);
  }
}
