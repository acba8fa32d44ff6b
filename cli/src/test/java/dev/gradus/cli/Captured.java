package dev.gradus.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command line answered when it was run inside this JVM.
record Captured(int code, String output, String error, double seconds) {

  static synchronized Captured run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    long begin = System.nanoTime();
    try {
      int code = Main.run(arguments);
      return new Captured(
          code,
          output.toString(StandardCharsets.UTF_8),
          error.toString(StandardCharsets.UTF_8),
          (System.nanoTime() - begin) * 1e-9);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
