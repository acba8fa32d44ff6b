package dev.gradus.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A standalone master and workers of Spark on this computer, each a JVM of its own, started as
/// docs/spark.md says; and other children.
final class Standalone implements AutoCloseable {
  private static final String HERE = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 240;

  private final Path directory;
  private final int port = freePort();
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  /// @param directory for logs
  /// @param workers how many, with one core each
  Standalone(Path directory, int workers) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("home/jars")); // executors get the tests' class path
    master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            HERE,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0");
    await("a master", () -> listens(port));
    for (int i = 0; i < workers; i++) {
      this.workers.add(
          start(
              "worker-" + i,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              HERE,
              "--webui-port",
              "0",
              "--cores",
              "1",
              "--memory",
              "600m",
              "--work-dir",
              directory.resolve("work-" + i).toString(),
              url()));
    }
  }

  String url() {
    return "spark://" + HERE + ":" + port;
  }

  /// What the driver is told: executors of one core, with the class path of the tests.
  ///
  /// @param without jars whose names contain this are left out
  static List<String> settings(String without) {
    return List.of(
        "spark.gradus.wait=240s",
        "spark.cores.max=2",
        "spark.executor.memory=500m",
        "spark.executor.extraClassPath=" + classPath(without),
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  /// Starts a class on the class path of the tests.
  Process start(String name, String main, String... arguments) throws IOException {
    return start(name, List.of(), main, List.of(arguments));
  }

  Process start(String name, List<String> flags, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath("\n")));
    command.addAll(flags);
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", directory.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HERE);
    return builder.start();
  }

  private static String classPath(String without) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !isMissing(new File(entry), without))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isMissing(File entry, String without) {
    return entry.getName().contains(without) || (without.equals("gradus") && entry.isDirectory());
  }

  /// The JVMs that compute.
  List<ProcessHandle> executors() {
    return workers.stream()
        .map(Process::children)
        .flatMap(children -> children.toList().stream())
        .toList();
  }

  String log(String name) {
    try {
      return Files.readString(directory.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void await(String what, BooleanSupplier there) {
    long begin = System.nanoTime();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE_SECONDS * 1_000_000_000L) {
        throw new AssertionError("waited " + PATIENCE_SECONDS + " s for " + what);
      }
      sleep(20);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HERE, port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(executors());
    workers.stream().map(Process::toHandle).forEach(all::add);
    all.add(master.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.stream().map(ProcessHandle::onExit).forEach(exit -> exit.join());
  }
}
