package dev.gradus.cli;

import dev.gradus.lab.Executor;
import dev.gradus.lab.Progress;
import dev.gradus.lab.report.Numbers;
import java.io.Console;
import java.util.function.Consumer;

/// What long work shows on standard error: a bar on a terminal, plain lines elsewhere.
final class Terminal {
  private static final int BAR = 24;
  private static final double LINE_EVERY_SECONDS = 10;

  private Terminal() {}

  /// Whether a person watches.
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
  }

  /// Makes executors whose progress is shown under a label.
  static Executor executor(String label) {
    boolean interactive = isInteractive();
    Consumer<String> shown = line();
    return new Executor()
        .onWarning(line -> System.err.println("gradus: " + line))
        .onProgress(progress ->
            shown.accept(
                progress.fraction() >= 1
                    ? ""
                    : interactive ? bar(label, progress) : line(label, progress)));
  }

  /// Shows a line that changes: in its place on a terminal, every ten seconds elsewhere. An empty
  /// line takes it away.
  static Consumer<String> line() {
    boolean interactive = isInteractive();
    double[] last = {System.nanoTime() * 1e-9};
    return text -> {
      double now = System.nanoTime() * 1e-9;
      if (interactive) {
        System.err.print("\r\u001b[K" + text);
      } else if (now - last[0] > LINE_EVERY_SECONDS && !text.isEmpty()) {
        last[0] = now;
        System.err.println(text);
      }
    };
  }

  /// The progress of a download, on a terminal.
  static void showDownload(String file, long done, long total) {
    if (isInteractive()) {
      System.err.print("\r\u001b[K" + download(file, done, total));
    }
  }

  /// @param total in bytes; -1 where it is not known
  static String download(String file, long done, long total) {
    return total < 0
        ? "%s %.1f MB".formatted(file, done / 1e6)
        : "%s %.1f of %.1f MB%s"
            .formatted(file, done / 1e6, total / 1e6, done >= total ? "\n" : "");
  }

  private static String bar(String label, Progress progress) {
    int filled = (int) Math.round(progress.fraction() * BAR);
    return "%s %s%s %s"
        .formatted(label, "█".repeat(filled), "░".repeat(BAR - filled), rest(progress));
  }

  private static String line(String label, Progress progress) {
    return label + ": " + rest(progress);
  }

  private static String rest(Progress progress) {
    return "%3.0f %% (%d of %d done%s)"
        .formatted(
            100 * progress.fraction(),
            progress.unitsDone(),
            progress.units(),
            left(progress.secondsLeft()));
  }

  /// What is left of some work, such as `, 34 s left`, `, 12 min left` or `, 3 h 10 min left`;
  /// nothing where that is not known.
  static String left(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "";
    }
    long minutes = Math.round(seconds / 60);
    if (seconds < 99.5) {
      return ", %s s left".formatted(Numbers.seconds(seconds));
    }
    return minutes < 100
        ? ", %d min left".formatted(minutes)
        : ", %d h %d min left".formatted(minutes / 60, minutes % 60);
  }
}
