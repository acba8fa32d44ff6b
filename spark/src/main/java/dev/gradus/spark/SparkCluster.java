package dev.gradus.spark;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.Cluster;
import dev.gradus.lab.sweep.RunQueue;
import dev.gradus.lab.sweep.Sweep;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.ShutdownHookManager;

/// A connection to Spark, with at least one worker when it is handed out.
final class SparkCluster implements Cluster {
  private static final int POLL_MILLIS = 50;

  private final JavaSparkContext spark;
  private final String master;
  private final Duration wait;
  private long lastSeen = System.nanoTime();

  SparkCluster(JavaSparkContext spark, String master, Duration wait) {
    this.spark = spark;
    this.master = master;
    this.wait = wait;
  }

  /// Waits for the first worker.
  ///
  /// @throws InputException if none comes
  void awaitWorkers() {
    while (workers() == 0) {
      check();
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("stopped", e);
    }
  }

  JavaSparkContext spark() {
    return spark;
  }

  /// How many runs can be computed at a time, as far as workers are there.
  int cores() {
    return spark.sc().defaultParallelism();
  }

  private int workers() {
    int all = spark.sc().statusTracker().getExecutorInfos().length; // the driver is one of them
    return SparkBackend.isLocal(master) ? all : all - 1;
  }

  boolean isStopped() {
    return spark.sc().isStopped();
  }

  void cancel() {
    if (!isStopped() && !ShutdownHookManager.inShutdown()) {
      spark.sc().cancelAllJobs();
    }
  }

  /// Makes sure that work goes on; called often.
  ///
  /// @throws InputException if there has been no worker for long, or Spark has given up
  void check() {
    if (isStopped()) {
      throw new InputException(
          "--on "
              + master
              + ": the master ended the connection, as it does where executors fail again and again;"
              + " see the logs of the workers");
    }
    if (workers() > 0) {
      lastSeen = System.nanoTime();
    } else if (System.nanoTime() - lastSeen > wait.toNanos()) {
      throw new InputException(
          "--on "
              + master
              + ": no worker with a free core for "
              + wait.toSeconds()
              + " s; start workers as docs/spark.md says, or end what occupies them");
    }
  }

  @Override
  public void compute(Sweep sweep, RunQueue queue) {
    new SparkSweep(this, sweep, queue).run();
  }

  @Override
  public <T extends Serializable, R extends Serializable> List<R> map(
      List<T> items, Task<T, R> task) {
    if (items.isEmpty()) {
      return List.of();
    }
    JavaFutureAction<List<Answer<R>>> answers =
        spark
            .parallelize(items, items.size())
            .map(item -> Answer.of(() -> task.apply(item)))
            .collectAsync();
    try {
      while (!answers.isDone()) {
        check();
        pause();
      }
      return answers.get().stream().map(Answer::get).toList();
    } catch (InterruptedException | ExecutionException e) {
      throw new InputException("--on " + master + ": " + Failures.line(e), e);
    } finally {
      answers.cancel(true);
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
