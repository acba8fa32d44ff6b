package dev.gradus.lab;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Long work that ends in good order when its caller is interrupted or the JVM ends (Ctrl-C).
public final class Attended {
  private static final int TICK_MILLIS = 100;

  private Attended() {}

  /// Does work on a thread of its own, because an interrupt would close the files under the caller.
  ///
  /// @param name of the thread
  /// @param stop makes the work end soon; called by any thread, and often
  /// @param finished called by the caller's thread with the result before it is returned
  /// @param tick called about ten times a second by the caller's thread
  /// @return what the work gave; what it threw is thrown on
  public static <T> T run(
      String name, Supplier<T> work, Runnable stop, Consumer<T> finished, Runnable tick) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform().name(name).start(() -> result.completeAsync(work, Runnable::run));
    Thread hook = hook(result, stop, Thread.currentThread());
    try {
      return await(result, stop, finished, tick);
    } finally {
      stop.run(); // where a callback threw
      result.handle((r, e) -> 0).join();
      remove(hook);
    }
  }

  private static <T> T await(
      CompletableFuture<T> result, Runnable stop, Consumer<T> finished, Runnable tick) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          T value = result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
          finished.accept(value);
          return value;
        } catch (TimeoutException e) {
          tick.run();
        } catch (InterruptedException e) {
          interrupted = true;
          stop.run();
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }

  private static @Nullable Thread hook(CompletableFuture<?> result, Runnable stop, Thread caller) {
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              try {
                result.handle((r, e) -> 0).get(20, TimeUnit.SECONDS);
                caller.join(300); // so that it can say what happened
              } catch (InterruptedException | ExecutionException | TimeoutException e) {
                return; // the work can be continued all the same
              }
            },
            "gradus-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return hook;
    } catch (IllegalStateException e) {
      stop.run(); // the JVM is ending already
      return null;
    }
  }

  private static void remove(@Nullable Thread hook) {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      return; // the JVM is ending, and the hook runs
    }
  }
}
