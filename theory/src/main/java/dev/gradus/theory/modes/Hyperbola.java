package dev.gradus.theory.modes;

/// A class between two deaths of its units. With E = e^(2 tau), P = sum (a+z)^2 / 2 and M = sum
/// (a-z)^2 / 2 over the units alive, the margin is f = r (P E - M / E) / 2, so that f + sqrt(f^2 +
/// k^2) = r P E with k = r sqrt(P M): nothing cancels.
final class Hyperbola {
  private final Drive drive;
  private final double mirror;
  private final double scale;
  private final double rate;
  private final double time;
  private final double tau;
  private final double[][] units;
  private final boolean[] alive;
  private final double plus;
  private final double minus;
  private final double k;
  private final double first;
  private double lastMargin;
  private double lastTime = Double.POSITIVE_INFINITY;
  private double lastTau = Double.POSITIVE_INFINITY;

  /// @param mirror 1, or -1 where z and the target have changed their sign
  /// @param time when it begins
  /// @param tau network time when it begins, in the coordinates of [ModeProblem#balanced]
  /// @param units a and z then
  /// @param alive which of them take part
  Hyperbola(
      ModeProblem problem,
      double mirror,
      double time,
      double tau,
      double[][] units,
      boolean[] alive) {
    drive = problem.drive();
    this.mirror = mirror;
    scale = problem.scale();
    rate = problem.rate();
    this.time = time;
    this.tau = tau;
    this.units = units;
    this.alive = alive;
    double p = 0;
    double m = 0;
    double product = 0;
    for (int i = 0; i < units.length; i++) {
      if (alive[i]) {
        double a = units[i][0];
        double z = units[i][1];
        p += 0.5 * (a + z) * (a + z);
        m += 0.5 * (a - z) * (a - z);
        product += a * z;
      }
    }
    plus = scale * p;
    minus = scale * m;
    k = Math.sqrt(plus) * Math.sqrt(minus);
    first = scale * product;
    lastMargin = plus > 0 ? Double.POSITIVE_INFINITY : first < 0 ? -0.0 : first;
  }

  /// Sets where this piece ends.
  ///
  /// @return the time then, infinite where it is never reached
  double endAt(double networkTime) {
    double margin = marginAfter(networkTime - tau);
    double end = timeOf(margin, 2 * (networkTime - tau));
    if (margin < drive.end() && end < Double.POSITIVE_INFINITY) {
      lastMargin = margin;
      lastTime = end;
      lastTau = networkTime;
      return end;
    }
    return Double.POSITIVE_INFINITY;
  }

  double firstMargin() {
    return first;
  }

  double lastMargin() {
    return lastMargin;
  }

  double lastTime() {
    return lastTime;
  }

  /// k = r C.
  double constant() {
    return k;
  }

  boolean isMoving() {
    return plus > 0 || minus > 0;
  }

  /// Its sign says how the error curve bends.
  double bend(double margin) {
    return drive.bend(mirror * margin) * mirror + margin / (margin * margin + k * k);
  }

  double timeOf(double margin) {
    if (plus == 0 && margin >= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return timeOf(margin, ConfidenceTime.elapsed(first, margin, plus, k));
  }

  /// @param elapsed twice the network time since the beginning
  private double timeOf(double margin, double elapsed) {
    return time
        + switch (drive) {
          case Drive.CrossEntropy loss ->
              (elapsed + ExponentialIntegral.between(first, margin, k) / loss.others())
                  / (2 * rate);
          case Drive.Hinge hinge -> elapsed / (2 * rate);
          case Drive.Squared squared -> squaredTime(margin);
        };
  }

  /// Partial fractions of dE / (2 E (T - f)) with the target T = 1, mirrored -1.
  private double squaredTime(double margin) {
    double target = mirror;
    if (margin >= target) {
      return Double.POSITIVE_INFINITY;
    }
    double end = Math.hypot(target, k);
    if (plus == 0) {
      return Math.log(first / margin * ((target - margin) / (target - first))) / (2 * rate);
    }
    double ahead = ahead(first, target, end) / ahead(margin, target, end);
    return Math.log(ahead * behind(margin, target, end) / behind(first, target, end))
        / (2 * rate * end);
  }

  /// r P (E+ - E), where E+ is the end.
  private double ahead(double margin, double target, double end) {
    return (target - margin) * (1 + (target + margin) / (end + Math.hypot(margin, k)));
  }

  /// r P (E - E-), where E- is the other root.
  private double behind(double margin, double target, double end) {
    return target > 0 ? positivePart(margin) + k * k / (end + 1) : positivePart(margin) + 1 + end;
  }

  /// f + sqrt(f^2 + k^2).
  private double positivePart(double margin) {
    double root = Math.hypot(margin, k);
    return margin >= 0 ? margin + root : k * k / (root - margin);
  }

  private double marginAfter(double duration) {
    double growth = Math.exp(2 * duration);
    return first == 0 && duration == 0 ? 0 : 0.5 * (plus * growth - minus / growth);
  }

  /// a and z at a network time of this piece.
  double[][] statesAt(double networkTime) {
    double growth = Math.exp(networkTime - tau);
    double[][] states = new double[units.length][];
    for (int i = 0; i < units.length; i++) {
      states[i] = units[i].clone();
      if (alive[i] && networkTime > tau) {
        double sum = 0.5 * (units[i][0] + units[i][1]) * growth;
        double difference = 0.5 * (units[i][0] - units[i][1]) / growth;
        states[i][0] = sum + difference;
        states[i][1] = sum - difference;
      }
    }
    return states;
  }

  /// The network time at a time of this piece.
  double networkTimeAt(double at) {
    double duration = at - time;
    if (!(duration > 0) || !isMoving() || mirror * first >= drive.end()) {
      return tau;
    }
    double longest = rate * duration;
    double reached =
        switch (drive) {
          case Drive.CrossEntropy loss -> crossEntropy(duration);
          case Drive.Hinge hinge ->
              plus == 0
                  ? longest
                  : Math.min(longest, 0.5 * ConfidenceTime.elapsed(first, hinge.end(), plus, k));
          case Drive.Squared squared -> squared(duration);
        };
    return Math.min(tau + reached, lastTau);
  }

  private double squared(double duration) {
    double target = mirror;
    double end = Math.hypot(target, k);
    if (plus == 0) {
      return 0.5 * Math.log1p(minus / (2 * target) * -Math.expm1(-2 * rate * duration))
          + rate * duration;
    }
    double ratio =
        behind(first, target, end)
            / ahead(first, target, end)
            * Math.exp(2 * rate * end * duration);
    double upper = target > 0 ? target + end : k * k / (end + 1);
    double lower = target > 0 ? -k * k / (end + 1) : -1 - end;
    double share = 1 / (1 + ratio);
    double growth = (upper - share * (upper - lower)) / plus;
    return 0.5 * Math.log(growth);
  }

  /// Inverts the time, which grows with network time at least as 1 / rate, by Newton's method on
  /// its logarithm within a shrinking interval.
  private double crossEntropy(double duration) {
    double low = 0;
    double high = Math.min(rate * duration, lastTau - tau);
    double x = high;
    for (int i = 0; i < 300; i++) {
      double margin = marginAfter(x);
      double elapsed = timeOf(margin, 2 * x) - time;
      if (elapsed >= duration) {
        high = x;
      } else {
        low = x;
      }
      double slope = 1 / (rate * drive.weight(margin));
      double next = x - elapsed * Math.log(elapsed / duration) / slope;
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= 0.5 * Math.ulp(x) || next == low || next == high) {
        break;
      }
      x = next;
    }
    return x;
  }
}
