package dev.gradus.theory.modes;

import java.util.ArrayList;
import java.util.List;

/// One weight layer: the margin obeys df/dt = c g(f), as in logistic regression.
final class LinearSolution extends ModeSolution {
  private final double start;
  private final double speed;

  LinearSolution(ModeProblem problem) {
    super(problem);
    start = problem.margin();
    speed = problem.rate() * problem.scale() * problem.size();
  }

  @Override
  double timeOf(double margin) {
    boolean falls = problem.drive() instanceof Drive.Squared && start > 1;
    if (falls ? start <= margin : start >= margin) {
      return 0;
    }
    return switch (problem.drive()) {
      case Drive.CrossEntropy loss ->
          (margin - start + Math.exp(start) * Math.expm1(margin - start) / loss.others()) / speed;
      case Drive.Hinge hinge ->
          margin <= hinge.end() ? (margin - start) / speed : Double.POSITIVE_INFINITY;
      case Drive.Squared squared ->
          (falls ? margin > 1 : margin < 1)
              ? Math.log((1 - start) / (1 - margin)) / speed
              : Double.POSITIVE_INFINITY;
    };
  }

  @Override
  public double marginAt(double time) {
    return switch (problem.drive()) {
      case Drive.CrossEntropy loss -> crossEntropy(loss, time);
      case Drive.Hinge hinge ->
          start >= hinge.end() ? start : Math.min(hinge.end(), start + speed * time);
      case Drive.Squared squared -> start + (start - 1) * Math.expm1(-speed * time);
    };
  }

  /// Newton's method for g = x + e^start (e^x - 1) / (K - 1) = speed * time, safeguarded.
  private double crossEntropy(Drive.CrossEntropy loss, double time) {
    double aim = speed * time;
    double factor = Math.exp(start) / loss.others();
    double low = 0;
    double high = Math.min(aim, Math.log1p(aim / factor));
    double x = high;
    for (int i = 0; i < 200 && low < high; i++) {
      double value = x + factor * Math.expm1(x) - aim;
      if (value > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - value / (1 + factor * Math.exp(x));
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= Math.ulp(x)) {
        break;
      }
      x = next;
    }
    return start + x;
  }

  @Override
  public List<Death> deaths() {
    return List.of();
  }

  @Override
  public List<Inflection> inflections() {
    List<Inflection> all = new ArrayList<>();
    if (Double.isFinite(start)) {
      double high = Math.min(problem.drive().end(), start + 100);
      for (double margin : Bends.roots(problem.drive()::bend, start, high, 1)) {
        all.add(new Inflection(margin, problem.drive().error(margin), timeOf(margin)));
      }
    }
    return all;
  }

  @Override
  void stateAt(double time, double[][] factors) {
    double[][] begin = problem.balanced();
    double gained = (marginAt(time) - start) / (problem.scale() * problem.size());
    for (int i = 0; i < begin.length; i++) {
      factors[i][0] = begin[i][0] + gained;
    }
  }
}
