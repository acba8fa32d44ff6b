package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A problem in motion under one method with one seed. Used by one thread at a time.
///
/// The bits of a trajectory must not depend on how the calls to [#advance] are divided, nor on
/// where it was saved and restored.
///
/// @param <S> the state it offers to probes
public interface Dynamics<S> extends AutoCloseable {

  /// Moves towards `target` by at most `maxSteps` elementary steps.
  ///
  /// A method with discrete steps stops at the step nearest to `target`.
  ///
  /// @param target training time to reach, in the method's unit of time; never decreasing between
  ///   calls
  /// @param maxSteps how many elementary steps this call may take, at least 1
  /// @return whether nothing is left to do for this target: it is reached, or the dynamics diverged
  boolean advance(double target, long maxSteps);

  /// The training time of [#state].
  double time();

  /// Elementary steps taken since time 0.
  long steps();

  /// The step at which a call with `maxSteps` must return; a call may allow any number.
  default long stepLimit(long maxSteps) {
    return maxSteps > Long.MAX_VALUE - steps() ? Long.MAX_VALUE : steps() + maxSteps;
  }

  /// [Status#RUNNING], or diverged with step and reason.
  Status status();

  /// What probes look at: the state at the last target reached, or the last good one after
  /// divergence. The object may be reused by later calls of [#advance].
  S state();

  /// Writes everything that changes as time goes on, random streams included.
  void save(DataOutput out) throws IOException;

  /// Takes back what [#save] wrote, into dynamics freshly started from the same problem and seed.
  void restore(DataInput in) throws IOException;

  /// Frees what the garbage collector does not see, such as native memory.
  @Override
  default void close() {}
}
