package dev.gradus.spark;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.Outcome;
import dev.gradus.lab.sweep.RunQueue;
import dev.gradus.lab.sweep.RunRecord.Status;
import dev.gradus.lab.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;

/// One sweep on a cluster. Some threads of the driver each take runs, wait for their outcomes as
/// one job of Spark, and hand them in; so an outcome comes once, however often Spark tried.
final class SparkSweep {
  /// Two jobs a core: the next waits where the last one ends.
  private static final int JOBS_PER_CORE = 2;

  private static final int MOST_JOBS = 1000;

  /// Short runs go together, because a job costs some milliseconds of the driver.
  private static final double JOB_SECONDS = 0.2;

  private static final double DRIVER_SECONDS = 0.005;
  private static final int MOST_RUNS = 64;
  private static final int STOP_MILLIS = 10_000;

  private final SparkCluster cluster;
  private final RunQueue queue;
  private final Broadcast<String> text;
  private final List<Thread> threads = new ArrayList<>();
  private volatile double secondsPerRun = JOB_SECONDS;
  private volatile boolean ending;
  private volatile @Nullable RuntimeException failure;

  SparkSweep(SparkCluster cluster, Sweep sweep, RunQueue queue) {
    this.cluster = cluster;
    this.queue = queue;
    this.text = cluster.spark().broadcast(RunTask.describe(sweep));
  }

  /// Returns when the queue is empty or stopped.
  void run() {
    try {
      do {
        startThreads(); // as many as there are cores by now
        SparkCluster.pause();
        cluster.check();
      } while (failure == null && !queue.isStopped() && threads.stream().anyMatch(Thread::isAlive));
    } catch (RuntimeException e) {
      if (!ShutdownHookManager.inShutdown()) { // Ctrl-C, which Spark may have heard first
        throw e;
      }
    } finally {
      end();
      if (!cluster.isStopped() && !ShutdownHookManager.inShutdown()) {
        text.destroy();
      }
    }
    if (failure != null && !ShutdownHookManager.inShutdown()) {
      throw failure;
    }
  }

  private void startThreads() {
    int wanted = Math.min(JOBS_PER_CORE * cluster.cores(), MOST_JOBS);
    while (threads.size() < wanted) {
      threads.add(
          Thread.ofPlatform().daemon().name("gradus-job-" + threads.size()).start(this::work));
    }
  }

  private void end() {
    ending = true;
    long begin = System.nanoTime();
    while (threads.stream().anyMatch(Thread::isAlive)
        && System.nanoTime() - begin < STOP_MILLIS * 1_000_000L) {
      cluster.cancel();
      threads.forEach(Thread::interrupt);
      SparkCluster.pause();
    }
  }

  private void work() {
    try {
      for (List<Integer> runs = queue.take(runsPerJob());
          !runs.isEmpty() && !ending;
          runs = queue.take(runsPerJob())) {
        compute(runs);
      }
    } catch (Throwable e) { // also of this JVM: nobody else would hear of it
      failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  private int runsPerJob() {
    double seconds = Math.max(JOB_SECONDS, DRIVER_SECONDS * cluster.cores());
    return (int) Math.clamp(seconds / secondsPerRun, 1, MOST_RUNS);
  }

  private void compute(List<Integer> runs) {
    Answer<Outcome[]> answer;
    try {
      int[] numbers = runs.stream().mapToInt(Integer::intValue).toArray();
      answer =
          cluster
              .spark()
              .parallelize(List.of(numbers), 1)
              .map(new RunTask(text))
              .collect()
              .getFirst();
    } catch (Exception e) { // what Spark throws is checked, though it does not say so
      lost(runs, e);
      return;
    }
    double seconds = 0;
    for (Outcome outcome : answer.get()) {
      seconds += outcome.seconds();
      queue.ended(outcome);
    }
    secondsPerRun = Math.max(1e-6, 0.5 * (secondsPerRun + seconds / runs.size()));
  }

  /// Runs that came to no end: because all is ending, because nobody can compute them, or because
  /// one of them kills its worker. That one fails, and the others do not.
  private void lost(List<Integer> runs, Exception e) {
    if (ending || queue.isStopped() || ShutdownHookManager.inShutdown() || cluster.isStopped()) {
      return;
    }
    if (Failures.isForeignWorker(e)) {
      throw new InputException(
          "a worker does not have this Gradus on its class path ("
              + Failures.line(e)
              + "); start workers as docs/spark.md says",
          e);
    }
    if (runs.size() > 1) {
      runs.forEach(run -> compute(List.of(run)));
      return;
    }
    queue.ended(
        new Outcome(
            runs.getFirst(),
            Status.FAILED,
            0,
            0,
            new byte[0],
            "its worker was lost " + SparkBackend.ATTEMPTS + " times: " + Failures.line(e),
            ""));
  }
}
