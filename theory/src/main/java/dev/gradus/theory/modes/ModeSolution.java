package dev.gradus.theory.modes;

import java.util.List;

/// What becomes of a class under gradient flow: a function of time, and the times that matter.
///
/// With one or two weight layers it is in closed form, up to one integral; with more the network
/// time, in which the loss drops out, is integrated numerically (docs/notes/modes.md).
///
/// ```java
/// ModeProblem problem = ModeProblem.of(0.1, 0.1, 0.5, 1, Drive.logistic());
/// double t = ModeSolution.of(problem).timeTo(0.01); // 40.0568519...
/// ```
///
/// Used by one thread at a time.
public abstract class ModeSolution {
  /// The problem that is solved.
  protected final ModeProblem problem;

  ModeSolution(ModeProblem problem) {
    this.problem = problem;
  }

  public static ModeSolution of(ModeProblem problem) {
    return switch (problem.depth()) {
      case 1 -> new LinearSolution(problem);
      case 2 -> new TwoLayerSolution(problem);
      default -> new DeepSolution(problem);
    };
  }

  /// When the error first is `delta` or less.
  ///
  /// @param delta in (0, 1)
  /// @return 0 where it is so from the start, infinite where it never is
  public double timeTo(double delta) {
    return timeOf(problem.drive().marginAt(delta, problem.margin()));
  }

  /// When the margin first is `margin` or beyond.
  abstract double timeOf(double margin);

  /// When training ends for ever, under the hinge loss: the margin is 1. Infinite where it never
  /// does.
  public double finishTime() {
    double end = problem.drive().end();
    return Double.isInfinite(end) ? end : timeOf(end);
  }

  /// The units that die, in order of time. Those with a <= 0 at time 0 were never alive.
  public abstract List<Death> deaths();

  /// Where the error curve has its inflections, in order of the margin.
  public abstract List<Inflection> inflections();

  /// The margin at a time.
  public double marginAt(double time) {
    Paths paths = new Paths(problem);
    stateAt(time, paths.factors);
    return paths.margin();
  }

  /// The confidence at a time.
  public double confidenceAt(double time) {
    return problem.drive().confidence(marginAt(time));
  }

  /// Writes the factors at a time, in the coordinates of [ModeProblem#balanced].
  abstract void stateAt(double time, double[][] factors);
}
