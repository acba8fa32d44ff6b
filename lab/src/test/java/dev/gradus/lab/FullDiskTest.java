package dev.gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final RunPlan PLAN = Walks.plan(1, 60, 0);

  @TempDir Path directory;

  /// The disk fails at its 1st, 2nd, 3rd, ... operation, on all of which a run depends.
  @Test
  void whereverTheDiskFailsOneLineSaysSoAndTheRunContinues() throws IOException {
    new Executor().threads(1).execute(PLAN, directory.resolve("whole"));
    boolean failed = true;
    for (int n = 1; failed; n++) {
      Path run = directory.resolve("run-" + n);
      Disks.Full disk = new Disks.Full(n);
      Throwable thrown = catchThrowable(() -> execute(new Executor(disk), run));
      failed = disk.hasFailed();
      if (failed) {
        assertThat(thrown).as("operation %d", n).isInstanceOf(StorageException.class);
        assertThat(thrown.getMessage()).hasLineCount(1).contains("start the same command again");
      } else {
        assertThat(n).isGreaterThan(60);
      }
      execute(new Executor(new Disks.Fast()), run);
      assertThat(RunFiles.finalFiles(run))
          .as("operation %d", n)
          .isEqualTo(RunFiles.finalFiles(directory.resolve("whole")));
    }
  }

  @Test
  void aFullFileSystemIsReportedInOneLineAndTheRunContinuesWhenThereIsSpace() throws Exception {
    try (SmallFileSystem mount = new SmallFileSystem(directory.resolve("mount"))) {
      new Executor().execute(PLAN, directory.resolve("whole"));
      int failures = 0;
      for (int kilobytes = 252; kilobytes >= 0; kilobytes -= 12) {
        mount.fill(kilobytes);
        Path run = mount.resolve("run");
        Throwable thrown = catchThrowable(() -> execute(new Executor(), run));
        if (thrown != null) {
          failures++;
          assertThat(thrown).isInstanceOf(StorageException.class);
          assertThat(thrown.getMessage())
              .hasLineCount(1)
              .contains("free some space, then start the same command again");
        }
        if (new RunDirectory(run).isFinished()) {
          break;
        }
      }
      assertThat(failures).isPositive();
      assertThat(RunFiles.finalFiles(mount.resolve("run")))
          .isEqualTo(RunFiles.finalFiles(directory.resolve("whole")));
    }
  }

  private static void execute(Executor executor, Path run) {
    executor.threads(1).checkpointEvery(Duration.ZERO).execute(PLAN, run);
  }
}
