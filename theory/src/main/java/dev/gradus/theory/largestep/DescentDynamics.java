package dev.gradus.theory.largestep;

import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Gradient descent in motion, with or without momentum.
final class DescentDynamics extends SteppedDynamics<RiskState> {
  /// A risk this much higher, relative to itself, may be rounding.
  private static final double ROUNDING = 4e-16;

  private static final double SUFFICIENT = 0.5;

  private final TwoLayerClassifier problem;
  private final Landscape landscape;
  private final boolean momentum;
  private final boolean ahead;
  private Point now;
  private Point next;
  private final Point before;
  private final Point target;
  private double searched = 0.5;
  private final View view;

  DescentDynamics(TwoLayerClassifier problem, boolean momentum, boolean ahead) {
    this.problem = problem;
    this.momentum = momentum;
    this.ahead = ahead;
    landscape = new Landscape(problem);
    now = landscape.start();
    next = landscape.blank();
    before = momentum ? landscape.start() : now;
    target = ahead ? landscape.blank() : now;
    landscape.evaluate(now);
    if (!now.isFinite()) {
      resume(0, Status.diverged(0, "the risk of the initial weights is not a finite number"));
    }
    view = new View();
  }

  @Override
  protected @Nullable String step() {
    double stepsize = move();
    if (next.isFinite()) {
      Point passed = now;
      now = next;
      next = passed;
      return null;
    }
    landscape.evaluate(now);
    return "a step of %s led out of the range of numbers".formatted(stepsize);
  }

  /// Puts the next point, evaluated, into [#next].
  private double move() {
    if (problem.stepsize() instanceof Stepsize.Monotone) {
      return search();
    }
    if (!momentum) {
      Rows.sum(now.position, scaled(now), now.downhill, next.position);
      landscape.evaluate(next);
      return stepsize(now);
    }
    // w + mu (w - before), where the gradient is that of w or of this point.
    double mu = problem.momentum();
    Rows.sum(now.position, -1, before.position, next.position);
    Rows.sum(now.position, mu, next.position, next.position);
    Point gradient = now;
    if (ahead) {
      target.copyPosition(next);
      landscape.evaluate(target);
      gradient = target;
    }
    Rows.sum(next.position, scaled(gradient), gradient.downhill, next.position);
    landscape.evaluate(next);
    if (next.isFinite()) {
      before.copyPosition(now);
    }
    return stepsize(gradient);
  }

  /// The stepsize times what the direction has to be scaled back by.
  private double scaled(Point point) {
    return switch (problem.stepsize()) {
      case Stepsize.Constant constant -> constant.value() * Math.exp(-point.logScale);
      case Stepsize.Adaptive adaptive ->
          point.logScale == 0
              ? stepsize(point)
              : adaptive.eta() * Math.exp(-point.logRisk - point.logScale);
      case Stepsize.Monotone monotone -> searched * Math.exp(-point.logScale);
    };
  }

  private double stepsize(Point point) {
    return switch (problem.stepsize()) {
      case Stepsize.Constant constant -> constant.value();
      case Stepsize.Adaptive adaptive -> adaptive.eta() * problem.loss().inverseSlope(point.risk);
      case Stepsize.Monotone monotone -> 2 * searched;
    };
  }

  private double search() {
    double square = now.gradientNorm * now.gradientNorm;
    searched = Math.min(2 * searched, 1e300);
    while (true) {
      Rows.sum(now.position, scaled(now), now.downhill, next.position);
      landscape.evaluate(next);
      double wanted = now.risk * (1 + ROUNDING) - SUFFICIENT * searched * square;
      if ((next.isFinite() && next.risk <= wanted) || searched < 1e-300) {
        return searched;
      }
      searched /= 2;
    }
  }

  @Override
  public RiskState state() {
    return view;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    status().save(out);
    out.writeDouble(searched);
    SavedPoint.write(now, out);
    if (momentum) {
      SavedPoint.write(before, out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    resume(in.readLong(), Status.restore(in));
    searched = in.readDouble();
    SavedPoint.read(now, in);
    if (momentum) {
      SavedPoint.read(before, in);
    }
    landscape.evaluate(now);
  }

  /// The present point; follows the dynamics.
  private final class View extends PointView {
    View() {
      super(landscape);
    }

    @Override
    Point point() {
      return now;
    }

    @Override
    public double stepsize() {
      return DescentDynamics.this.stepsize(now);
    }
  }
}
