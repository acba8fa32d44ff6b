package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CapturedTest {
  /// Kill tests run beside the others, and their results are printed at any time.
  @Test
  void whatOtherThreadsPrintMeanwhileIsNotTheCommands() throws InterruptedException {
    String undisturbed = Captured.run("list").output();
    Thread other =
        new Thread(() -> {
          while (!Thread.interrupted()) {
            System.out.print(' ');
            System.err.print(' ');
            LockSupport.parkNanos(100_000);
          }
        });
    other.start();
    Captured disturbed = Captured.run("list");
    other.interrupt();
    other.join();
    assertThat(disturbed.output()).isEqualTo(undisturbed);
    assertThat(disturbed.error()).isEmpty();
  }
}
