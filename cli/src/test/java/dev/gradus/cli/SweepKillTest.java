package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.sweep.RunRecord;
import dev.gradus.lab.sweep.SweepResults;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that share sweeps and are killed (SIGKILL) while they do. The properties gradus.kills
/// and gradus.processes set how many; by default as many as continuous integration has time for.
class SweepKillTest {
  private static final int KILLS = Integer.getInteger("gradus.kills", 5);
  private static final int PROCESSES = Integer.getInteger("gradus.processes", 4);

  @TempDir private Path directory;

  /// Runs of a millisecond, and as many of some tenths of a second that leave checkpoints.
  @Test
  void processesKilledOnOneSweepLoseNothingAndRepeatNothing() throws Exception {
    String[] axes = {"until=40,8000", "seed=0..%d".formatted(Math.max(40, 4 * KILLS))};
    int runs = sweepUndisturbed(axes);
    SplittableRandom random = new SplittableRandom(7);
    int withCheckpoint = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int target = journal().size() + random.nextInt(1, 1 + 2 * runs / (KILLS + 2));
      long deadline =
          System.nanoTime() + (kill % 5 == 0 ? random.nextInt(500_000_000) : Long.MAX_VALUE / 2);
      Process one = start(axes);
      Process two = start(axes);
      while (one.isAlive() && journal().size() < target && System.nanoTime() < deadline) {
        Thread.sleep(random.nextInt(1, 20));
      }
      one.destroyForcibly().waitFor();
      two.destroyForcibly().waitFor();
      withCheckpoint += newestCheckpoint("work") >= 0 ? 1 : 0;
    }
    System.out.printf(
        "%d kills of pairs of processes, %d left checkpoints; %d of %d runs had ended%n",
        KILLS, withCheckpoint, journal().size(), runs);
    finish(start(axes), start(axes));
    assertEachRunOnceWithTheBitsOf("whole", runs);
  }

  /// One run of some seconds: each process begins where the last checkpoint of the one before it
  /// stands, so that the count of checkpoints never falls.
  @Test
  void aKilledRunContinuesFromItsCheckpoint() throws Exception {
    String[] axes = {"until=10,300000", "--threads", "1"};
    int runs = sweepUndisturbed(axes);
    long newest = -1;
    for (int kill = 0; kill < 3 && journal().size() < runs; kill++) {
      long target = newest + 2;
      Process process = start(axes);
      while (process.isAlive() && newest < target) {
        long now = newestCheckpoint("work/1");
        if (now < newest && journal().contains(1)) {
          break; // it has ended, and its checkpoints are deleted
        }
        assertThat(now).isGreaterThanOrEqualTo(now < 0 ? now : newest);
        newest = Math.max(now, newest);
        Thread.sleep(5);
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(newest).isPositive();
    finish(start(axes));
    assertEachRunOnceWithTheBitsOf("whole", runs);
  }

  @Test
  void processesStartedTogetherOnOneSweepComputeEachRunOnce() throws Exception {
    String[] axes = {"until=20", "seed=0..%d".formatted(50 * PROCESSES - 1)};
    int runs = sweepUndisturbed(axes);
    Process[] all = new Process[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
      all[i] = start(axes);
    }
    finish(all);
    assertEachRunOnceWithTheBitsOf("whole", runs);
  }

  private int sweepUndisturbed(String... axes) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("file.yaml"),
            """
            problem: teacher-student
            student: 2
            teacher: 2
            stepsize: 0.2
            noise: 0.1
            inputs: 20
            methods: [chain]
            """);
    List<String> arguments = new ArrayList<>(List.of("sweep", file.toString()));
    arguments.addAll(List.of(axes));
    arguments.addAll(List.of("--out", directory.resolve("whole").toString()));
    Captured whole = Captured.run(arguments.toArray(String[]::new));
    assertThat(whole.code()).as(whole.error()).isZero();
    try (SweepResults results = SweepResults.open(directory.resolve("whole"))) {
      return results.space().size();
    }
  }

  private Process start(String... axes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sweep", "file.yaml"));
    arguments.addAll(List.of(axes));
    arguments.addAll(List.of("--out", out().toString(), "--checkpoint-every", "0.05"));
    return ChildProcess.start(directory, directory.resolve("log.txt"), arguments);
  }

  private void finish(Process... processes) throws Exception {
    for (Process process : processes) {
      assertThat(process.waitFor()).as(Files.readString(directory.resolve("log.txt"))).isZero();
    }
  }

  private void assertEachRunOnceWithTheBitsOf(String name, int runs) throws IOException {
    assertThat(journal()).hasSize(runs).doesNotHaveDuplicates();
    assertThat(out().resolve("work")).doesNotExist();
    try (SweepResults disturbed = SweepResults.open(out());
        SweepResults whole = SweepResults.open(directory.resolve(name))) {
      assertThat(disturbed.count(RunRecord.Status.COMPLETED)).isEqualTo(runs);
      for (int run = 0; run < runs; run++) {
        var mine = disturbed.read(run).orElseThrow().trajectories().getFirst();
        var other = whole.read(run).orElseThrow().trajectories().getFirst();
        assertThat(mine.size()).isEqualTo(other.size());
        for (int row = 0; row < other.size(); row++) {
          assertThat(mine.row(row)).as("run %d, row %d", run, row).isEqualTo(other.row(row));
        }
      }
    }
  }

  /// The runs of all whole lines; a killed process may leave a torn one.
  private List<Integer> journal() throws IOException {
    List<Integer> runs = new ArrayList<>();
    Pattern line = Pattern.compile("\\{\"run\":(\\d+),.*}");
    Path journal = out().resolve("journal.jsonl");
    for (String text : Files.exists(journal) ? Files.readAllLines(journal) : List.<String>of()) {
      Matcher matcher = line.matcher(text);
      if (matcher.matches()) {
        runs.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return runs;
  }

  /// The number of the newest checkpoint in a directory; -1 if there is none.
  private long newestCheckpoint(String directory) throws IOException {
    long newest = -1;
    if (!Files.isDirectory(out().resolve(directory))) {
      return newest;
    }
    List<Path> files;
    try (var walk = Files.walk(out().resolve(directory))) {
      files =
          walk.filter(path -> path.toString().matches(".*/checkpoint/chain-\\d+\\.[01]")).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return newest; // a run ended meanwhile
    }
    for (Path file : files) {
      try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
        in.readLong();
        in.readUTF();
        newest = Math.max(newest, in.readLong());
      } catch (java.nio.file.NoSuchFileException e) {
        continue;
      }
    }
    return newest;
  }

  private Path out() {
    return directory.resolve("out");
  }
}
