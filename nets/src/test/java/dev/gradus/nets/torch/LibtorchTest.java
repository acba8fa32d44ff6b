package dev.gradus.nets.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LibtorchTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void environmentDefaultsReachNativeCodeAndLeaveWhatIsSet() throws Throwable {
    Libtorch.setDefault("GRADUS_TEST_VARIABLE", "first");
    assertThat(getenv("GRADUS_TEST_VARIABLE")).isEqualTo("first");
    Libtorch.setDefault("GRADUS_TEST_VARIABLE", "second");
    assertThat(getenv("GRADUS_TEST_VARIABLE")).isEqualTo("first");
  }

  @Test
  void everyThreadThatComputesUsesItselfOnly() throws InterruptedException {
    int[] threads = new int[1];
    Thread worker =
        new Thread(() -> {
          Libtorch.prepareThread();
          threads[0] = torch.get_num_threads();
        });
    worker.start();
    worker.join();
    assertThat(threads[0]).isEqualTo(1);
    assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
  }

  private static String getenv(String name) throws Throwable {
    Linker linker = Linker.nativeLinker();
    var getenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getenv"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
      return value.reinterpret(100).getString(0);
    }
  }
}
