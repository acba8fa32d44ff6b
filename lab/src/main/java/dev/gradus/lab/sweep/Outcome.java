package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.StorageException;
import dev.gradus.lab.sweep.RunRecord.Status;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What came of computing one run: a pure function of the sweep and the run's number, wherever it
/// is computed.
///
/// @param run its number in the sweep
/// @param status how it ended
/// @param steps elementary steps of all its units
/// @param seconds how long it took
/// @param results its trajectories as bytes; empty if it failed
/// @param error one line; empty unless it failed
/// @param trace where it was thrown; empty unless it failed
public record Outcome(
    int run, Status status, long steps, double seconds, byte[] results, String error, String trace)
    implements Serializable {
  private static final int TRACE_LIMIT = 4000;
  private static final int ERROR_LIMIT = 400;

  /// Computes a run in this thread without leaving files, as a cluster's workers do.
  ///
  /// @param stop asked many times a second whether to end
  /// @return empty if it was stopped
  /// @throws InputException if this machine lacks a native library that the run needs
  public static Optional<Outcome> compute(Sweep sweep, int run, BooleanSupplier stop) {
    return compute(sweep, run, null, new Disk(), Duration.ZERO, stop, line -> {}, light -> {});
  }

  /// @param work directory for its checkpoints
  /// @param started gets the run once it is planned
  /// @return empty if it was stopped
  static Optional<Outcome> compute(
      Sweep sweep,
      int run,
      @Nullable Path work,
      Disk disk,
      Duration checkpointInterval,
      BooleanSupplier stop,
      Consumer<String> warnings,
      Consumer<LightRun> started) {
    long begin = System.nanoTime();
    try {
      RunPlan plan = sweep.plan(run);
      LightRun light = new LightRun(plan, work, disk, checkpointInterval, stop, warnings);
      started.accept(light);
      return light.run().map(result -> of(run, result));
    } catch (StorageException e) {
      throw e;
    } catch (LinkageError e) {
      throw new InputException(
          "run "
              + run
              + ": a library cannot be loaded on this machine: "
              + line(e)
              + "; put Gradus's jars, with those for this system, on the class path here",
          e);
    } catch (Throwable e) { // out of memory in one run must not lose the others
      return Optional.of(
          new Outcome(
              run,
              Status.FAILED,
              0,
              (System.nanoTime() - begin) * 1e-9,
              new byte[0],
              e instanceof InputException ? shortened(String.valueOf(e.getMessage())) : line(e),
              e instanceof InputException ? "" : trace(e)));
    }
  }

  private static Outcome of(int run, LightRun.Result result) {
    boolean diverged = result.trajectories().stream().anyMatch(one -> one.status().isDiverged());
    return new Outcome(
        run,
        diverged ? Status.DIVERGED : Status.COMPLETED,
        result.trajectories().stream().mapToLong(one -> one.status().step()).sum(),
        result.seconds().stream().mapToDouble(Double::doubleValue).sum(),
        ResultCodec.encode(run, result),
        "",
        "");
  }

  private static String line(Throwable e) {
    return shortened(e.toString());
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() > ERROR_LIMIT ? line.substring(0, ERROR_LIMIT) + "..." : line;
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    text.getBuffer().setLength(Math.min(text.getBuffer().length(), TRACE_LIMIT));
    return text.toString();
  }
}
