package dev.gradus.theory.modes;

import dev.gradus.theory.modes.Features.Pattern;
import java.util.List;

/// The equation of [Features]: da_ij/dt = p z_i r_j G_j and dz_i/dt = p sum_j r_j a_ij G_j, where
/// G_j is the sum of share times g over the patterns that hold feature j. Under the hinge loss a
/// pattern is switched off when its margin reaches 1.
final class FeatureSwitches implements PiecewiseOde.Switches {
  private final Features problem;
  private final List<Pattern> patterns;
  private final boolean hinge;
  private final int features;
  private final int units;
  private final boolean[] off;
  private final double[] margins;
  private final double[] pulls;

  FeatureSwitches(Features problem) {
    this.problem = problem;
    patterns = problem.patterns();
    hinge = problem.drive() instanceof Drive.Hinge;
    features = problem.size();
    units = problem.units();
    margins = new double[features];
    pulls = new double[features];
    off = new boolean[patterns.size()];
    double[] y = initialState();
    for (int s = 0; s < off.length; s++) {
      off[s] = hinge && margin(s, y) >= 1;
    }
  }

  /// Unit by unit a_i1, ..., a_iJ, z_i.
  double[] initialState() {
    double[] y = new double[units * (features + 1)];
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < features; j++) {
        y[i * (features + 1) + j] = problem.activation(i, j);
      }
      y[i * (features + 1) + features] = problem.outputWeight(i);
    }
    return y;
  }

  /// f_j, the margin of an input that holds feature j only.
  double featureMargin(int feature, double[] y) {
    double sum = 0;
    for (int at = 0; at < y.length; at += features + 1) {
      sum += y[at + feature] * y[at + features];
    }
    return problem.norm(feature) * sum;
  }

  private double margin(int pattern, double[] y) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      if (patterns.get(pattern).holds(j)) {
        sum += featureMargin(j, y);
      }
    }
    return sum;
  }

  /// Whether nothing will ever change again.
  ///
  /// @param next the switch that is about to be thrown, or -1
  boolean isFrozen(int next) {
    for (int s = 0; s < off.length; s++) {
      if (!off[s] && s != next) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void evaluate(double t, double[] y, double[] derivative) {
    for (int j = 0; j < features; j++) {
      margins[j] = featureMargin(j, y);
      pulls[j] = 0;
    }
    for (int s = 0; s < off.length; s++) {
      Pattern pattern = patterns.get(s);
      double sum = 0;
      for (int j = 0; j < features; j++) {
        sum += pattern.holds(j) ? margins[j] : 0;
      }
      double weight = off[s] ? 0 : hinge ? 1 : problem.drive().weight(sum);
      double pull = problem.frequency() * pattern.share() * weight;
      for (int j = 0; j < features; j++) {
        pulls[j] += pattern.holds(j) ? pull * problem.norm(j) : 0;
      }
    }
    for (int at = 0; at < y.length; at += features + 1) {
      double sum = 0;
      for (int j = 0; j < features; j++) {
        derivative[at + j] = y[at + features] * pulls[j];
        sum += y[at + j] * pulls[j];
      }
      derivative[at + features] = sum;
    }
  }

  @Override
  public int count() {
    return hinge ? off.length : 0;
  }

  @Override
  public double side(int index, double[] y) {
    return off[index] ? -1 : margin(index, y) - 1;
  }

  @Override
  public void cross(int index, double[] y) {
    off[index] = true;
  }
}
