package dev.gradus.data;

import dev.gradus.core.AtomicFile;
import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Downloads the published data sets, unpacked and checked against their SHA-256.
///
/// A file appears whole and right or not at all; files that are already there are not fetched
/// again.
public final class DataFetch {
  private static final Map<String, List<URI>> OFFICIAL =
      Map.of(
          "mnist",
          List.of(
              URI.create("https://yann.lecun.com/exdb/mnist/"),
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")),
          "fashion-mnist",
          List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
          "cifar10",
          List.of(URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz")));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, List<URI>> addresses;

  public DataFetch() {
    this(OFFICIAL);
  }

  /// @param addresses of each set: folders of gzipped files (ending in `/`) or a gzipped tar
  ///   archive
  DataFetch(Map<String, List<URI>> addresses) {
    this.addresses = addresses;
  }

  /// Watches a download.
  @FunctionalInterface
  public interface Progress {
    /// @param file what is being fetched
    /// @param bytesDone received so far
    /// @param bytesTotal to be received; -1 if the server does not say
    void report(String file, long bytesDone, long bytesTotal);
  }

  /// Fetches a set into `folder/name`.
  ///
  /// @param name `mnist`, `fashion-mnist` or `cifar10`
  /// @param folder usually [DataSets#cacheFolder]
  /// @return the folder of the set
  /// @throws InputException if the name is not known
  /// @throws IOException if no address gives the files as published, or they cannot be written; the
  ///   message is one line that says what to do
  public Path fetch(String name, Path folder, Progress progress) throws IOException {
    List<URI> sources = addresses.get(name);
    if (sources == null) {
      throw new InputException(
          "data set \""
              + GuardedInput.printable(name)
              + "\" cannot be fetched, expected one of "
              + addresses.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    Path target = Files.createDirectories(folder.resolve(name));
    List<String> failures = new ArrayList<>();
    IOException last = null;
    for (URI source : sources) {
      try {
        fetch(SetFile.of(name), source, target, progress);
        return target;
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        failures.add(
            source
                + ": "
                + GuardedInput.printable(e.getMessage() == null ? e.toString() : e.getMessage()));
        last = e;
      }
    }
    throw new IOException(
        name
            + " could not be fetched ("
            + String.join("; ", failures)
            + "); try again later, or put the files into "
            + target
            + " yourself",
        last);
  }

  private static void fetch(List<SetFile> files, URI source, Path target, Progress progress)
      throws IOException {
    List<SetFile> missing = new ArrayList<>();
    for (SetFile file : files) {
      if (!isThere(file, target)) {
        missing.add(file);
      }
    }
    if (!source.getPath().endsWith("/")) {
      if (!missing.isEmpty()) {
        fetchArchive(missing, source, target, progress);
      }
      return;
    }
    for (SetFile file : missing) {
      try (InputStream content =
          new GZIPInputStream(body(source.resolve(file.name() + ".gz"), file.name(), progress))) {
        store(file, content, target);
      }
    }
  }

  private static void fetchArchive(
      List<SetFile> missing, URI source, Path target, Progress progress) throws IOException {
    String archive = source.getPath().substring(source.getPath().lastIndexOf('/') + 1);
    Set<SetFile> open = new HashSet<>(missing);
    try (InputStream content = new GZIPInputStream(body(source, archive, progress))) {
      Tar.visit(
          content,
          (name, size, bytes) -> {
            for (SetFile file : missing) {
              if (file.name().equals(name) && open.remove(file)) {
                store(file, bytes, target);
              }
            }
          });
    }
    if (!open.isEmpty()) {
      throw new IOException(
          archive + " lacks " + open.stream().map(SetFile::name).sorted().toList());
    }
  }

  private static void store(SetFile file, InputStream content, Path target) throws IOException {
    AtomicFile.write(target.resolve(file.name()), out -> file.copyVerified(content, out));
  }

  private static boolean isThere(SetFile file, Path target) throws IOException {
    Path path = target.resolve(file.name());
    if (!Files.isRegularFile(path) || Files.size(path) != file.bytes()) {
      return false;
    }
    try (InputStream content = Files.newInputStream(path)) {
      file.copyVerified(content, OutputStream.nullOutputStream());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InputStream body(URI address, String file, Progress progress) throws IOException {
    HttpResponse<InputStream> response;
    // Closing the client would wait for the body, which is read by the caller.
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      response =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the download was interrupted");
    }
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException(file + ": HTTP status " + response.statusCode());
    }
    long total = response.headers().firstValueAsLong("content-length").orElse(-1);
    return new Counting(response.body(), done -> progress.report(file, done, total));
  }

  /// Tells how many bytes went through.
  private static final class Counting extends FilterInputStream {
    private final LongConsumer watcher;
    private long done;

    Counting(InputStream in, LongConsumer watcher) {
      super(in);
      this.watcher = watcher;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = super.read(target, offset, length);
      count(got);
      return got;
    }

    private void count(int bytes) {
      if (bytes > 0) {
        done += bytes;
        watcher.accept(done);
      }
    }
  }
}
