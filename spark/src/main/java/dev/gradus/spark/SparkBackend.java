package dev.gradus.spark;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.Backend;
import dev.gradus.lab.sweep.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/// Connects to Apache Spark: to threads of this JVM (`local[2]`) or to a standalone master
/// (`spark://host:7077`). Settings of Spark may be given as system properties, such as
/// `-Dspark.executor.memory=4g`.
public final class SparkBackend implements Backend {
  private static final String WAIT = "spark.gradus.wait";
  private static final int CONNECT_MILLIS = 5_000;

  /// A worker may die under a run's hands, or by its fault: so often a run is tried.
  static final int ATTEMPTS = 8;

  @Override
  public Cluster open(String master) {
    SparkConf settings = settings(master);
    Duration wait = Duration.ofSeconds(settings.getTimeAsSeconds(WAIT, "60s"));
    if (!isLocal(master)) {
      settings.setIfMissing("spark.driver.host", addressSeenBy(master));
    }
    SparkCluster cluster = new SparkCluster(start(settings, master, wait), master, wait);
    try {
      cluster.awaitWorkers();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  static boolean isLocal(String master) {
    return master.startsWith("local");
  }

  private static SparkConf settings(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("gradus")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.task.maxFailures", Integer.toString(ATTEMPTS))
        .setIfMissing("spark.driver.maxResultSize", "0") // the queue waits while the disk lags
        .set("spark.executor.extraJavaOptions", executorFlags())
        // Without these, libtorch's and OpenBLAS's threads fight each other.
        .setExecutorEnv("OMP_WAIT_POLICY", "PASSIVE")
        .setExecutorEnv("OPENBLAS_THREAD_TIMEOUT", "4");
  }

  private static String executorFlags() {
    return ("--enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector --sun-misc-unsafe-memory-access=allow "
            + System.getProperty("spark.executor.extraJavaOptions", ""))
        .strip();
  }

  /// Makes sure that somebody listens there, and finds the address by which workers on that network
  /// reach this computer.
  private static String addressSeenBy(String master) {
    int colon = master.lastIndexOf(':');
    String host = master.substring("spark://".length(), colon);
    int port = Integer.parseInt(master.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "--on: no master answers at "
              + master
              + " ("
              + e.getMessage()
              + "); start one as docs/spark.md says, or correct the address",
          e);
    }
  }

  /// Spark waits a minute for a master that does not understand it, and then fails in odd ways.
  private static JavaSparkContext start(SparkConf settings, String master, Duration wait) {
    CompletableFuture<JavaSparkContext> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("gradus-spark")
        .start(() -> started.completeAsync(() -> new JavaSparkContext(settings), Runnable::run));
    try {
      return started.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notAMaster(master, wait, e);
    } catch (ExecutionException e) {
      throw cannotStart(master, Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotStart(master, e);
    }
  }

  private static InputException notAMaster(String master, Duration wait, Exception e) {
    return new InputException(
        "--on: what listens at "
            + master
            + " did not answer as a Spark master within "
            + wait.toSeconds()
            + " s; it must be of version "
            + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        e);
  }

  private static InputException cannotStart(String master, Throwable e) {
    String hint =
        e instanceof LinkageError || e.toString().contains("IllegalAccess")
            ? "; start with the launcher ./gradus, which sets the flags that Spark needs"
            : "";
    return new InputException("--on " + master + ": Spark cannot start: " + e + hint, e);
  }
}
