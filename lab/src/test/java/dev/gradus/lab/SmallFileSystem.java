package dev.gradus.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of 256 KiB. Tests that want one are skipped without the rights of root.
public final class SmallFileSystem implements AutoCloseable {
  private final Path root;

  public SmallFileSystem(Path root) throws Exception {
    this.root = Files.createDirectory(root);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", root.toString()) == 0,
        "mounting needs the rights of root");
  }

  public Path resolve(String name) {
    return root.resolve(name);
  }

  /// Takes up space; replaces what was taken before.
  public void fill(int kilobytes) throws IOException {
    Files.write(root.resolve("filler"), new byte[kilobytes * 1024]);
  }

  @Override
  public void close() throws Exception {
    run("umount", root.toString());
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
