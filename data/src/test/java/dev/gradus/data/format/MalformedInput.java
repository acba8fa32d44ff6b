package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.InputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are broken or lie: each must be refused in one line, in little time and memory. What
/// extends this gives the `cases`: name, file name, content, reader, and a part of the line.
abstract class MalformedInput {
  private static final long MOST_MEMORY = 16 << 20;
  private static final long MOST_NANOSECONDS = 1_000_000_000;

  @TempDir static Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedInOneLineWithLittleTimeAndMemory(
      String name, String fileName, byte[] content, Consumer<Path> reader, String expected)
      throws IOException {
    Path file = Files.write(folder.resolve(fileName), content);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long memory = threads.getCurrentThreadAllocatedBytes();
    long time = threads.getCurrentThreadCpuTime();
    Throwable thrown = catchThrowable(() -> reader.accept(file));
    time = threads.getCurrentThreadCpuTime() - time;
    memory = threads.getCurrentThreadAllocatedBytes() - memory;

    assertThat(thrown).isInstanceOf(InputException.class);
    assertThat(thrown.getMessage())
        .startsWith(file.toString())
        .contains(expected)
        .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]")
        .hasSizeLessThan(file.toString().length() + 400);
    assertThat(memory).as("bytes allocated").isLessThan(MOST_MEMORY);
    assertThat(time).as("CPU time").isLessThan(MOST_NANOSECONDS);
  }
}
