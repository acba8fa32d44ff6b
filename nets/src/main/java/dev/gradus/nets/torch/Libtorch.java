package dev.gradus.nets.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// Loads libtorch once, in the environment it needs, and keeps each thread's work on that thread.
final class Libtorch {
  /// Of glibc on 64 bits; larger values are refused.
  private static final int LARGEST_MAP_THRESHOLD = 1 << 25;

  /// What glibc takes from the kernel at once for a thread; with less, a heap that is empty between
  /// two steps is given back.
  private static final int HEAP = 1 << 26;

  private static final ThreadLocal<Boolean> PREPARED =
      ThreadLocal.withInitial(() -> {
        // OpenMP keeps this number per thread, so every Java thread that computes sets it.
        torch.set_num_threads(1);
        return true;
      });

  static {
    // All are read when their library loads or first allocates. Waiting threads must sleep, or they
    // fight.
    setDefault("OMP_WAIT_POLICY", "PASSIVE");
    setDefault("OPENBLAS_THREAD_TIMEOUT", "4");
    // libtorch asks for pages of 2 MB for its large tensors: weights are walked through at each
    // step.
    setDefault("THP_MEM_ALLOC_ENABLE", "1");
    if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
      // By default JavaCPP refuses to allocate once the process is larger than some heaps.
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }
    keepMemory();
    Loader.load(torch.class);
    // OpenBLAS has one pool for the whole process; one thread a run is both faster and repeatable.
    openblas_nolapack.blas_set_num_threads(1);
  }

  private Libtorch() {}

  /// To be called first in every method that computes.
  static void prepareThread() {
    PREPARED.get();
  }

  /// Tells glibc to keep what is freed for the next step. By default it hands large blocks back to
  /// the kernel, which fills each page with zeros when it is asked for again: a fifth of the time
  /// of a step of a convolutional network. Other C libraries are left as they are.
  private static void keepMemory() {
    int trimThreshold = -1;
    int topPad = -2;
    int mapThreshold = -3;
    callInts("mallopt", mapThreshold, LARGEST_MAP_THRESHOLD);
    callInts("mallopt", trimThreshold, Integer.MAX_VALUE);
    callInts("mallopt", topPad, HEAP);
  }

  @SuppressWarnings("restricted")
  private static void callInts(String function, int first, int second) {
    Linker linker = Linker.nativeLinker();
    var found = linker.defaultLookup().find(function);
    if (found.isEmpty()) {
      return;
    }
    var type =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      int _ = (int) linker.downcallHandle(found.get(), type).invokeExact(first, second);
    } catch (Throwable e) {
      throw new IllegalStateException(function + " failed", e);
    }
  }

  /// Sets a variable of the process's environment unless it is set already. `System.getenv` does
  /// not see it, libraries loaded later do. Where there is no `setenv` (Windows) nothing happens.
  @SuppressWarnings("restricted")
  static void setDefault(String name, String value) {
    Linker linker = Linker.nativeLinker();
    var setenv = linker.defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return;
    }
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameChars = arena.allocateFrom(name);
      MemorySegment valueChars = arena.allocateFrom(value);
      int _ = (int) linker.downcallHandle(setenv.get(), type).invokeExact(nameChars, valueChars, 0);
    } catch (Throwable e) {
      throw new IllegalStateException("setenv " + name + " failed", e);
    }
  }
}
