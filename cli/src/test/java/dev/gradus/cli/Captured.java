package dev.gradus.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command line answered when it was run inside this JVM.
record Captured(int code, String output, String error, double seconds) {
  /// Which capture a thread belongs to; threads that a command starts inherit it.
  private static final InheritableThreadLocal<Object> CAPTURE = new InheritableThreadLocal<>();

  static synchronized Captured run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    Object capture = new Object();
    CAPTURE.set(capture);
    System.setOut(stream(capture, output, out));
    System.setErr(stream(capture, error, err));
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
      CAPTURE.remove();
    }
  }

  /// Keeps what the command prints; what tests that run meanwhile print goes where it would have.
  private static PrintStream stream(Object capture, ByteArrayOutputStream own, PrintStream others) {
    OutputStream either =
        new OutputStream() {
          @Override
          public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            if (CAPTURE.get() == capture) {
              own.write(bytes, from, count);
            } else {
              others.write(bytes, from, count);
            }
          }
        };
    return new PrintStream(either, true, StandardCharsets.UTF_8);
  }
}
