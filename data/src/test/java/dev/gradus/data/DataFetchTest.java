package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.gradus.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a server of our own that offers the files of the small set.
class DataFetchTest {
  private static final String SET = "fashion-mnist-small";
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final List<String> FILES = SetFile.of(SET).stream().map(SetFile::name).toList();

  @TempDir Path folder;
  private HttpServer server;
  private final Map<String, byte[]> offered = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /// Bytes by which the announced length exceeds the body.
  private int withheld;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = offered.get(path);
          if (body == null) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - withheld);
          }
          exchange.close();
        });
    server.start();
    for (String file : FILES) {
      try (InputStream in = DataFetchTest.class.getResourceAsStream(SET + "/" + file + ".gz")) {
        offered.put("/good/" + file + ".gz", in.readAllBytes());
      }
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private DataFetch from(String... paths) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return new DataFetch(
        Map.of(SET, Arrays.stream(paths).map(path -> URI.create(base + path)).toList()));
  }

  private static byte[] unpacked(byte[] gz) throws IOException {
    return new GZIPInputStream(new java.io.ByteArrayInputStream(gz)).readAllBytes();
  }

  private void assertComplete() throws IOException {
    for (String file : FILES) {
      assertThat(folder.resolve(SET).resolve(file))
          .hasBinaryContent(unpacked(offered.get("/good/" + file + ".gz")));
    }
    assertThat(listing()).containsExactlyInAnyOrderElementsOf(FILES);
  }

  private List<String> listing() throws IOException {
    try (var files = Files.list(folder.resolve(SET))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void filesArriveUnpackedCheckedAndWithProgress() throws IOException {
    Map<String, Long> done = new HashMap<>();
    from("/good/")
        .fetch(
            SET,
            folder,
            (file, bytes, total) -> {
              assertThat(bytes)
                  .isGreaterThan(done.getOrDefault(file, 0L))
                  .isLessThanOrEqualTo(total);
              done.put(file, bytes);
            });
    assertComplete();
    for (String file : FILES) {
      assertThat(done.get(file)).isEqualTo(offered.get("/good/" + file + ".gz").length);
    }
  }

  @Test
  void whatIsThereAndRightIsNotFetchedAgain() throws IOException {
    from("/good/").fetch(SET, folder, (file, bytes, total) -> {});
    byte[] damaged = Files.readAllBytes(folder.resolve(SET).resolve(IMAGES));
    damaged[1000] ^= 1;
    Files.write(folder.resolve(SET).resolve(IMAGES), damaged);
    asked.clear();
    from("/good/").fetch(SET, folder, (file, bytes, total) -> {});
    assertThat(asked).containsExactly("/good/" + IMAGES + ".gz");
    assertComplete();
  }

  @Test
  void theNextAddressIsTriedWhereOneFails() throws IOException {
    from("/missing/", "/good/").fetch(SET, folder, (file, bytes, total) -> {});
    assertThat(asked.getFirst()).startsWith("/missing/");
    assertComplete();
  }

  @ParameterizedTest
  @CsvSource({
    "missing, HTTP status 404",
    "truncated, ends",
    "cut off, ''",
    "other content, has SHA-256",
    "longer, is longer than",
    "not gzip, Not in GZIP format",
    "empty, ''"
  })
  void whatIsNotAsPublishedIsRefusedAndLeavesNothingBehind(String fault, String expected)
      throws IOException {
    byte[] good = offered.get("/good/" + IMAGES + ".gz");
    byte[] content = unpacked(good);
    byte[] bad =
        switch (fault) {
          case "truncated" -> gzip(Arrays.copyOf(content, content.length / 2));
          case "other content" -> {
            content[99]++;
            yield gzip(content);
          }
          case "longer" -> gzip(Arrays.copyOf(content, content.length + 1));
          case "not gzip" -> content;
          case "empty" -> new byte[0];
          default -> good;
        };
    withheld = fault.equals("cut off") ? 1000 : 0;
    if (!fault.equals("missing")) {
      offered.put("/bad/" + IMAGES + ".gz", bad);
    }
    assertThatThrownBy(() -> from("/bad/").fetch(SET, folder, (file, bytes, total) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(SET + " could not be fetched (http://127.0.0.1:")
        .hasMessageContaining(expected)
        .hasMessageContaining(folder.resolve(SET).toString())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    assertThat(listing()).isEmpty();
  }

  @Test
  void anArchiveIsUnpackedOnTheWay() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "batches-bin/", '5', new byte[0]);
    entry(tar, "batches-bin/readme.html", '0', "<html>".getBytes(StandardCharsets.UTF_8));
    for (String file : FILES) {
      entry(tar, "batches-bin/" + file, '0', unpacked(offered.get("/good/" + file + ".gz")));
    }
    tar.write(new byte[1024]);
    offered.put("/set.tar.gz", gzip(tar.toByteArray()));
    List<String> seen = new ArrayList<>();
    from("/set.tar.gz").fetch(SET, folder, (file, bytes, total) -> seen.add(file));
    assertThat(seen).containsOnly("set.tar.gz");
    assertComplete();

    byte[] lie = tar.toByteArray();
    lie[0] ^= 1;
    offered.put("/damaged.tar.gz", gzip(lie));
    offered.put("/cut.tar.gz", gzip(Arrays.copyOf(tar.toByteArray(), 1_000_000)));
    offered.put("/empty.tar.gz", gzip(new byte[1024]));
    for (Map.Entry<String, String> fault :
        Map.of("/damaged", "damaged header", "/cut", "ends inside", "/empty", "lacks [")
            .entrySet()) {
      for (String file : FILES) {
        Files.deleteIfExists(folder.resolve(SET).resolve(file));
      }
      assertThatThrownBy(
              () -> from(fault.getKey() + ".tar.gz").fetch(SET, folder, (f, bytes, total) -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(fault.getValue());
    }
  }

  @Test
  void setsThatCannotBeFetchedAreNamed() {
    assertThatThrownBy(() -> new DataFetch().fetch("imagenet", folder, (file, bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected one of cifar10, fashion-mnist, mnist");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static void entry(ByteArrayOutputStream tar, String name, char type, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format("%011o ", content.length));
    header[156] = (byte) type;
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[Math.floorMod(-content.length, 512)]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
