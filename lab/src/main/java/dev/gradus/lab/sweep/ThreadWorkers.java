package dev.gradus.lab.sweep;

import dev.gradus.lab.store.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Threads of this JVM, one run each at a time. Runs that take long leave checkpoints.
final class ThreadWorkers implements Workers {
  private final int threads;
  private final Disk disk;
  private final IntFunction<Path> work;
  private final Duration checkpointInterval;
  private final Consumer<String> warnings;

  ThreadWorkers(
      int threads,
      Disk disk,
      IntFunction<Path> work,
      Duration checkpointInterval,
      Consumer<String> warnings) {
    this.threads = threads;
    this.disk = disk;
    this.work = work;
    this.checkpointInterval = checkpointInterval;
    this.warnings = warnings;
  }

  @Override
  public void compute(Sweep sweep, RunQueue queue) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, sweep.size()); i++) {
      Thread.Builder thread = Thread.ofPlatform().name("gradus-run-" + i);
      all.add(CompletableFuture.runAsync(() -> work(sweep, queue), thread::start));
    }
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void work(Sweep sweep, RunQueue queue) {
    try {
      for (List<Integer> one = queue.take(1); !one.isEmpty(); one = queue.take(1)) {
        int run = one.getFirst();
        Outcome.compute(
                sweep,
                run,
                work.apply(run),
                disk,
                checkpointInterval,
                queue::isStopped,
                warnings,
                light -> queue.running(run, light::progress))
            .ifPresent(queue::ended);
      }
    } catch (RuntimeException | Error e) {
      queue.stop(); // nobody will hand this run in, and the other threads would wait for it
      throw e;
    }
  }
}
