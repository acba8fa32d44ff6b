package dev.gradus.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.lab.Disks;
import dev.gradus.lab.SmallFileSystem;
import dev.gradus.lab.store.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps on disks that fail.
class SweepFaultTest {
  private static final Sweep SWEEP = WalkSweeps.of("0.5,7,0.9", "0..1", 12, 0);

  @TempDir Path directory;

  /// The disk fails at its 1st, 2nd, 3rd, ... write, fsync or rename.
  @Test
  void whereverTheDiskFailsEachRunIsInItsOldOrItsNewState() {
    execute(new SweepExecutor(), "whole");
    List<String> whole = WalkSweeps.bits(directory.resolve("whole"));
    boolean failed = true;
    int n = 1;
    for (; failed; n++) {
      String name = "sweep-" + n;
      Disks.Full disk = new Disks.Full(n);
      Throwable thrown = catchThrowable(() -> execute(new SweepExecutor(disk), name));
      failed = disk.hasFailed();
      if (failed && thrown == null) { // only what is cleared away after the end may fail silently
        assertThat(WalkSweeps.bits(directory.resolve(name))).as("operation %d", n).isEqualTo(whole);
      } else if (failed) {
        assertThat(thrown).as("operation %d", n).isInstanceOf(StorageException.class);
        assertThat(thrown.getMessage()).hasLineCount(1).contains("start the same command again");
        if (new SweepDirectory(directory.resolve(name)).exists()) {
          List<String> found = WalkSweeps.bits(directory.resolve(name));
          for (int run = 0; run < SWEEP.size(); run++) {
            assertThat(found.get(run)).as("operation %d", n).isIn("open", whole.get(run));
          }
        }
      }
      execute(new SweepExecutor(new Disks.Fast()), name);
      assertThat(WalkSweeps.bits(directory.resolve(name))).as("operation %d", n).isEqualTo(whole);
    }
    assertThat(n).isGreaterThan(20);
  }

  @Test
  void resultsThatDoNotFitTakeNoSpace() throws Exception {
    ResultFile file = ResultFile.create(new Disks.Full(2), directory, 0);
    assertThat(catchThrowable(() -> file.append(List.of(new byte[1000]))))
        .isInstanceOf(StorageException.class);
    assertThat(ResultFile.path(directory, 0)).isEmptyFile();
  }

  @Test
  void aFullFileSystemIsOneLineAndNoFinishedRunIsLost() throws Exception {
    try (SmallFileSystem mount = new SmallFileSystem(directory.resolve("mount"))) {
      Sweep sweep = WalkSweeps.of("0.5,0.9", "0..39", 60, 0);
      new SweepExecutor().execute(sweep, directory.resolve("whole"));
      int failures = 0;
      int before = 0;
      for (int kilobytes = 244; kilobytes >= 0; kilobytes -= 8) {
        mount.fill(kilobytes);
        Throwable thrown =
            catchThrowable(() -> new SweepExecutor().threads(1).execute(sweep, mount.resolve("s")));
        if (thrown != null) {
          failures++;
          assertThat(thrown).isInstanceOf(StorageException.class);
          assertThat(thrown.getMessage()).hasLineCount(1).contains("free some space");
        }
        if (new SweepDirectory(mount.resolve("s")).exists()) {
          try (SweepResults results = SweepResults.open(mount.resolve("s"))) {
            int done = results.count(RunRecord.Status.COMPLETED);
            assertThat(done).isGreaterThanOrEqualTo(before);
            before = done;
          }
        }
      }
      assertThat(failures).isPositive();
      assertThat(WalkSweeps.bits(mount.resolve("s")))
          .isEqualTo(WalkSweeps.bits(directory.resolve("whole")));
    }
  }

  private void execute(SweepExecutor executor, String name) {
    executor.threads(1).checkpointEvery(Duration.ZERO).execute(SWEEP, directory.resolve(name));
  }
}
