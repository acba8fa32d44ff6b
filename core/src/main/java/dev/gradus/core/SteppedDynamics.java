package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/// Dynamics in discrete steps, such as descent: counts them, and stops at the step nearest to a
/// time or at the last good state.
///
/// What extends this says what a step is, and saves and restores: the count of steps, the status
/// and its own numbers, which go back by [#resume].
///
/// @param <S> the state it offers to probes
public abstract class SteppedDynamics<S> implements Dynamics<S> {
  private final double timePerStep;
  private long steps;
  private Status status = Status.RUNNING;

  /// A step is a unit of time.
  protected SteppedDynamics() {
    this(1);
  }

  /// @param timePerStep training time that a step takes, positive
  protected SteppedDynamics(double timePerStep) {
    this.timePerStep = timePerStep;
  }

  /// Takes the next step.
  ///
  /// @return null, or in one line why there is none; then the state is still the last good one
  protected abstract @Nullable String step();

  /// The step nearest to a time.
  protected long stepAt(double time) {
    return Math.round(time / timePerStep);
  }

  @Override
  public double time() {
    return steps * timePerStep;
  }

  @Override
  public final boolean advance(double target, long maxSteps) {
    if (status.isDiverged()) {
      return true;
    }
    long goal = stepAt(target);
    long end = Math.min(goal, stepLimit(maxSteps));
    while (steps < end) {
      String reason = step();
      if (reason != null) {
        status = Status.diverged(steps, reason);
        return true;
      }
      steps++;
    }
    return steps >= goal;
  }

  /// Goes to a saved point, or to [Status#diverged] where the start itself is not finite.
  protected final void resume(long savedSteps, Status savedStatus) {
    steps = savedSteps;
    status = savedStatus;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final Status status() {
    return status;
  }
}
