package dev.gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.lab.store.Recovered;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.RunWriter;
import dev.gradus.lab.store.UnitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An interrupted run whose files are damaged in every way is either mended or computed again; what
/// it goes on from is always what an undisturbed run had there.
class DamageTest {
  private static final RunPlan PLAN = Walks.plan(1, 200, 0);
  private static final List<UnitId> UNITS = PLAN.units().stream().map(WorkUnit::id).toList();

  @TempDir static Path directory;
  private static Path interrupted;
  private static RunResult whole;

  private final List<String> warnings = new ArrayList<>();

  /// A run with two generations of checkpoints in each unit, and rows that no checkpoint counts.
  @BeforeAll
  static void interruptARun() throws IOException {
    whole = new Executor().execute(PLAN, directory.resolve("whole"));
    interrupted = directory.resolve("interrupted");
    RunPlan slow = Walks.plan(1, 200, 1_000_000);
    Executor executor = new Executor(new Disks.Fast()).threads(3).checkpointEvery(Duration.ZERO);
    catchThrowable(() ->
        executor
            .onProgress(progress -> stopWhenHalfDone(executor, progress))
            .execute(slow, interrupted));
    assertThat(RunFiles.names(interrupted.resolve("checkpoint"))).hasSizeGreaterThan(3);
    assertThat(interrupted.resolve("manifest.json")).doesNotExist();
  }

  private static void stopWhenHalfDone(Executor executor, Progress progress) {
    if (progress.fraction() > 0.5) {
      executor.stop();
    }
  }

  @Test
  void aTornTailIsCutOffWithoutAWord() throws IOException {
    byte[] journal = RunFiles.bytes(interrupted.resolve("trajectory.jsonl"));
    for (int length = journal.length - 1; length > journal.length - 250; length--) {
      int cut = length;
      List<Recovered> found =
          recovered(
              run -> Files.write(run.resolve("trajectory.jsonl"), Arrays.copyOf(journal, cut)));
      assertThat(found).anyMatch(unit -> !unit.rows().isEmpty());
      assertThat(warnings).allMatch(line -> line.contains("rows are missing"));
      warnings.clear();
    }
  }

  @Test
  void aTailOfRowsThatNoCheckpointCountsIsDropped() throws IOException {
    Path file = interrupted.resolve("trajectory.jsonl");
    byte[] journal = RunFiles.bytes(file);
    byte[] more = Arrays.copyOf(journal, journal.length + 20); // zeros, as after a power cut
    more[journal.length + 5] = '\n';
    List<Recovered> found = recovered(run -> Files.write(run.resolve("trajectory.jsonl"), more));
    assertThat(rows(found)).isEqualTo(rows(recovered(run -> {})));
    assertThat(warnings).singleElement().asString().contains("nothing is lost");
  }

  @Test
  void aFlippedBitInTheJournalIsFoundAndItsLineNamed() throws IOException {
    byte[] journal = RunFiles.bytes(interrupted.resolve("trajectory.jsonl"));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < journal.length; i += 1 + random.nextInt(150)) {
      byte[] damaged = journal.clone();
      damaged[i] ^= (byte) (1 << random.nextInt(8));
      recovered(run -> Files.write(run.resolve("trajectory.jsonl"), damaged));
      if (i < journal.length - 1) {
        long line =
            1
                + new String(journal, 0, i, java.nio.charset.StandardCharsets.UTF_8).lines().count()
                - (i > 0 && journal[i - 1] != '\n' ? 1 : 0);
        assertThat(warnings)
            .singleElement()
            .asString()
            .contains("trajectory.jsonl:" + line + ": damaged")
            .contains("computed again: ");
      }
      warnings.clear();
    }
  }

  @Test
  void aFlippedBitInACheckpointIsFoundAndItsFileNamed() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (String name : RunFiles.names(interrupted.resolve("checkpoint"))) {
      byte[] checkpoint = RunFiles.bytes(interrupted.resolve("checkpoint").resolve(name));
      for (int i = 0; i < checkpoint.length; i += 1 + random.nextInt(40)) {
        byte[] damaged = checkpoint.clone();
        damaged[i] ^= (byte) (1 << random.nextInt(8));
        recovered(run -> Files.write(run.resolve("checkpoint").resolve(name), damaged));
        assertThat(warnings).singleElement().asString().contains(name + ": damaged");
        warnings.clear();
      }
      int cut = random.nextInt(checkpoint.length);
      recovered(run ->
          Files.write(run.resolve("checkpoint").resolve(name), Arrays.copyOf(checkpoint, cut)));
      assertThat(warnings).hasSize(1);
      warnings.clear();
    }
  }

  @Test
  void aUnitWithBothCheckpointsDamagedBeginsAgainWithOneWarning() throws IOException {
    List<Recovered> found =
        recovered(run -> {
          for (String name : List.of("ar-0.0", "ar-0.1")) {
            Files.write(run.resolve("checkpoint").resolve(name), new byte[] {1, 2, 3});
          }
        });
    assertThat(found.getFirst().checkpoint()).isNull();
    assertThat(found.get(1).checkpoint()).isNotNull();
    assertThat(warnings).singleElement().asString().contains("ar-0 from its start");
  }

  @Test
  void damagedRunsContinueToTheSameFiles() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 12; i++) {
      Path run = copy();
      List<Path> files = new ArrayList<>(List.of(run.resolve("trajectory.jsonl")));
      for (String name : RunFiles.names(run.resolve("checkpoint"))) {
        files.add(run.resolve("checkpoint").resolve(name));
      }
      for (int flips = 0; flips <= i % 4; flips++) {
        Path file = files.get(flips == 0 ? 0 : random.nextInt(files.size()));
        byte[] bytes = RunFiles.bytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
      new Executor(new Disks.Fast()).execute(PLAN, run);
      assertThat(RunFiles.finalFiles(run))
          .isEqualTo(RunFiles.finalFiles(directory.resolve("whole")));
    }
  }

  @Test
  void aCheckpointOfOtherColumnsIsNotUsed() throws IOException {
    Path run = copy();
    List<WorkUnit> units = new ArrayList<>(PLAN.units());
    units.set(0, Walks.unit("ar", 0, 0.9, 200, 0, Walks.DISTANCE));
    RunPlan other = new RunPlan("walks", PLAN.configuration(), units);
    new Executor(new Disks.Fast()).onWarning(warnings::add).execute(other, run);
    new Executor().execute(other, directory.resolve("other"));
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("ar-0: its checkpoint cannot be restored: it belongs to other columns");
    assertThat(RunFiles.finalFiles(run)).isEqualTo(RunFiles.finalFiles(directory.resolve("other")));
  }

  @Test
  void aRunBegunUnderAnotherVersionContinuesWithAWarning() throws IOException {
    Path run = copy();
    RunDirectory.Description description = new RunDirectory(run).description();
    description.versions().put("java", "26");
    RunWriter.open(new Disks.Fast(), run, description, UNITS, warnings::add).orElseThrow().close();
    assertThat(warnings).singleElement().asString().contains("java: ").contains("-> \"26\"");
  }

  @Test
  void aLostJournalIsNoticed() throws IOException {
    List<Recovered> found = recovered(run -> Files.delete(run.resolve("trajectory.jsonl")));
    assertThat(found).allMatch(unit -> unit.rows().isEmpty());
    assertThat(warnings).singleElement().asString().contains("rows are missing; computed again: ");
  }

  private interface Damage {
    void doTo(Path run) throws IOException;
  }

  /// Opens a damaged copy; whatever rows are taken from it must be those of the undisturbed run.
  private List<Recovered> recovered(Damage damage) throws IOException {
    Path run = copy();
    damage.doTo(run);
    RunDirectory.Description description = new RunDirectory(run).description();
    List<Recovered> found = new ArrayList<>();
    try (RunWriter writer =
        RunWriter.open(new Disks.Fast(), run, description, UNITS, warnings::add).orElseThrow()) {
      for (int i = 0; i < UNITS.size(); i++) {
        Recovered unit = writer.recovered(UNITS.get(i));
        found.add(unit);
        for (int row = 0; row < unit.rows().size(); row++) {
          assertThat(unit.rows().get(row)).isEqualTo(whole.trajectories().get(i).row(row));
        }
        int counted = unit.checkpoint() == null ? 0 : unit.checkpoint().rows();
        assertThat(counted).isEqualTo(unit.rows().size());
      }
    }
    if (warnings.isEmpty()) {
      delete(run);
      return found;
    }
    // What was mended stays mended.
    RunWriter.open(new Disks.Fast(), run, description, UNITS, line -> assertThat(line).isEmpty())
        .orElseThrow()
        .close();
    delete(run);
    return found;
  }

  private static List<Integer> rows(List<Recovered> units) {
    return units.stream().map(unit -> unit.rows().size()).toList();
  }

  private static Path copy() throws IOException {
    Path run = directory.resolve("copy");
    delete(run);
    return RunFiles.copy(interrupted, run);
  }

  private static void delete(Path run) throws IOException {
    if (!Files.exists(run)) {
      return;
    }
    for (String name : RunFiles.names(run)) {
      if (!name.equals("checkpoint")) {
        Files.delete(run.resolve(name));
      }
    }
    if (Files.exists(run.resolve("checkpoint"))) {
      for (String name : RunFiles.names(run.resolve("checkpoint"))) {
        Files.delete(run.resolve("checkpoint").resolve(name));
      }
      Files.delete(run.resolve("checkpoint"));
    }
    Files.delete(run);
  }
}
