package dev.gradus.theory.largestep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks every lemma at every step of gradient descent with a constant stepsize and the logistic
/// loss, wherever its conditions hold. Names are those of Cai et al. 2024.
final class LemmaChecks {
  private static final double ROUNDING = 1e-11;

  /// Below this risk, numbers lose their digits.
  private static final double LEAST_RISK = 1e-280;

  private final Constants constants;
  private final int n;
  private final double stepsize;
  private final @Nullable PhaseBounds bounds;
  private final boolean unitInputs;
  private final boolean linearFromZero;
  private final double alpha;
  private final double gamma;
  private final int units;
  private final double stableRisk;
  private final double marginRisk;
  private final Map<String, long[]> tallies = new LinkedHashMap<>();
  private @Nullable Snapshot stable;
  private @Nullable Snapshot margin;
  private @Nullable Snapshot wuStable;
  private boolean wuMet;
  private double sumRisk;
  private double sumPotential;

  /// @param bounds where the theorems that need them apply
  /// @param unitInputs whether |x| <= 1, slopes are at most 1 and b = 1
  LemmaChecks(
      TwoLayerClassifier problem,
      double stepsize,
      double gamma,
      @Nullable PhaseBounds bounds,
      boolean unitInputs) {
    constants = Constants.of(problem);
    n = problem.data().size();
    this.stepsize = stepsize;
    this.gamma = gamma;
    this.bounds = bounds;
    this.unitInputs = unitInputs;
    linearFromZero = problem.isLinear() && problem.units() == 1 && problem.startsAtZero();
    alpha = problem.activation().alpha();
    units = problem.units();
    stableRisk = constants.stableRisk(stepsize);
    marginRisk = constants.marginRisk(stepsize, n);
  }

  /// One state by itself.
  void at(Snapshot now) {
    if (now.risk() < LEAST_RISK) {
      return;
    }
    double nl = n * now.risk();
    double iota = nl > 700 ? -nl : -Math.log(Math.expm1(nl));
    check("A.4-A.6 q_min >= iota(-log nL)", iota, now.smallestMargin(), Math.abs(iota) + 1);
    if (now.risk() <= 1 / (2. * n)) {
      double log = -now.logRisk();
      check("A.9 q_min <= -log L", now.smallestMargin(), log, log);
      check("A.9 -log L <= q_min + log 2n", log, now.smallestMargin() + Math.log(2 * n), log);
    }
    double corrected = corrected(now);
    if (corrected < 0) {
      check("A.7 v >= -L log(2n e^kappa L)", -now.risk() * corrected, now.descent(), now.risk());
    }
    if (corrected <= -2 && now.norm() > 0) {
      order(now);
    }
    if (unitInputs) {
      check("C.1 G <= L", now.potential(), now.risk(), now.risk());
      check("C.1 L <= F", now.risk(), now.exponential(), now.risk());
      check(
          "C.1 |grad L| <= G / sqrt m",
          now.gradient(),
          now.potential() / Math.sqrt(units),
          now.potential());
      if (gamma > 0) {
        check(
            "C.1 alpha gamma G / sqrt m <= |grad L|",
            alpha * gamma * now.potential() / Math.sqrt(units),
            now.gradient(),
            now.potential());
      }
      if (now.potential() <= 1 / (2. * n)) {
        check("C.1 F <= 2 G", now.exponential(), 2 * now.potential(), now.potential());
      }
    }
    means(now);
    if (linearFromZero && unitInputs && gamma > 0) {
      logisticRegression(now);
    }
    if (margin == null && now.risk() <= marginRisk) {
      margin = now;
      if (bounds != null) {
        check("4.1 equation 5 is met by tau", (double) now.step(), bounds.phase(), 1);
      }
    }
    if (stable == null && now.risk() <= stableRisk) {
      stable = now;
    }
  }

  /// The way along the largest margin, sum_j a_j <w_j(t) - w_j(0), w*>; to be called before [#at].
  void moved(Snapshot now, double along) {
    double most = along / (alpha * gamma * stepsize);
    check("C.3 sum of G by the way moved", sumPotential, most, Math.abs(most));
  }

  /// Wu et al. 2024: logistic regression from 0.
  private void logisticRegression(Snapshot now) {
    double scale = gamma * gamma * stepsize;
    if (wuStable != null && now.step() > wuStable.step()) {
      double since = scale * (now.step() - wuStable.step());
      if (since >= 1) {
        double log = Math.log(since);
        double most = (2 * wuStable.exponential() + log * log) / since;
        check("Wu 2024 risk in the stable phase", now.risk(), most, most);
      }
    }
    if (wuStable == null && now.risk() <= 1 / stepsize) {
      wuStable = now;
    }
    if (!wuMet && now.risk() <= 1 / stepsize && now.exponential() <= 1) {
      wuMet = true;
      double ratio = (stepsize + n) / stepsize;
      double most = Math.max(Math.max(stepsize, n), Math.max(Math.E, ratio * Math.log(ratio)));
      check("Wu 2024 stable by tau", (double) now.step(), 60 / (gamma * gamma) * most, 1);
    }
  }

  /// log(2 n e^kappa L).
  private double corrected(Snapshot at) {
    return Math.log(2. * n) + constants.kappa() + at.logRisk();
  }

  private MarginFunctions margins(Snapshot at) {
    return MarginFunctions.of(at.logRisk(), at.norm(), stepsize, constants, n);
  }

  private void order(Snapshot now) {
    MarginFunctions all = margins(now);
    double bar = now.smallestMargin() / now.norm();
    double slack = all.smoothed();
    check(
        "order log gamma^c <= log gamma^b",
        all.logLyapunov(),
        Math.log(all.corrected()),
        Math.abs(all.logLyapunov()) + 1);
    check("order gamma^b <= margin", all.corrected(), bar, slack);
    check("order margin <= gamma^a", bar, all.smoothed(), slack);
    check(
        "order gamma^a <= margin + log(2n) / |w|",
        all.smoothed(),
        bar + Math.log(2 * n) / now.norm(),
        slack);
    double c1 = 1 + (4 * square(constants.rho()) + 2 * constants.beta()) * stepsize;
    double c2 = Math.log(2. * n) + constants.kappa();
    double c = (c2 + c1 * Math.exp(c1) + c1 * c2 * Math.exp(c1)) * (c2 + 1);
    if (now.risk() <= marginRisk && c < Double.POSITIVE_INFINITY) {
      check(
          "2.2 margin <= (1 + c / log(1/L)) gamma^c",
          Math.log(bar),
          Math.log1p(c / -now.logRisk()) + all.logLyapunov(),
          Math.abs(all.logLyapunov()) + 1);
    }
  }

  private void means(Snapshot now) {
    double t = now.step();
    if (bounds != null && t > 0 && bounds.holdsAt(t)) {
      double mean = sumRisk / t;
      check("3.2 mean risk", mean, bounds.meanRisk(t), mean);
      check("C.2 |w|", now.norm(), bounds.norm(t), now.norm());
      check("C.3 mean of G", sumPotential / t, bounds.meanPotential(t), mean);
    }
    if (linearFromZero && unitInputs && gamma > 0 && gamma * gamma * stepsize * t >= 1) {
      double log = Math.log(gamma * gamma * stepsize * t);
      double bound = (1 + log * log + stepsize * stepsize / 4) / (gamma * gamma * stepsize * t);
      check("Wu 2024 mean risk", sumRisk / t, bound, bound);
    }
    sumRisk += now.risk();
    sumPotential += now.potential();
  }

  /// Two states, one step apart.
  void between(Snapshot before, Snapshot after) {
    double risk = before.risk();
    if (Math.min(risk, after.risk()) < LEAST_RISK) {
      return;
    }
    double rho2 = square(constants.rho());
    double change = after.risk() - risk;
    double square = square(before.gradient());
    if (risk <= 1 / (stepsize * rho2)) {
      check(
          "A.3 least change of L",
          -stepsize * (1 + constants.beta() * stepsize * risk) * square,
          change,
          risk);
      check(
          "A.3 largest change of L",
          change,
          -stepsize * (1 - (2 * rho2 + constants.beta()) * stepsize * risk) * square,
          risk);
    }
    if (stable != null) {
      check("2.2 L falls once below equation 4", after.risk(), risk, risk);
    }
    if (wuStable != null) {
      check("Wu 2024 L falls once below 1 / stepsize", after.risk(), risk, risk);
    }
    if (risk <= marginRisk && before.norm() > 0) {
      grown(before, after);
    }
    if (margin != null) {
      sinceMargin(margin, before, after);
    }
  }

  private void grown(Snapshot before, Snapshot after) {
    double twice = 2 * stepsize * before.descent();
    double difference = (after.norm() - before.norm()) * (after.norm() + before.norm());
    double scale = twice + 1e-4 * square(before.norm());
    check("A.8 0 <= 2 stepsize v", 0, twice, 0);
    check("A.8 2 stepsize v <= growth of |w|^2", twice, difference, scale);
    check("A.8 growth of |w|^2", difference, twice * (1 - 1 / (2 * corrected(before))), scale);
    // |w|^2 |mu|^2 / v^2, where mu is what the gradient has across w.
    double across = Math.max(0, square(before.norm() * before.gradient() / before.descent()) - 1);
    double least = across * Math.log(after.norm() / before.norm());
    double lyapunov = margins(before).logLyapunov();
    check(
        "A.13 growth of log gamma^c",
        least,
        margins(after).logLyapunov() - lyapunov,
        Math.abs(lyapunov) + 1);
  }

  private void sinceMargin(Snapshot start, Snapshot before, Snapshot after) {
    check("2.2 |w| grows", before.norm(), after.norm(), before.norm());
    double lyapunov = margins(before).logLyapunov();
    check("2.2 gamma^c grows", lyapunov, margins(after).logLyapunov(), Math.abs(lyapunov) + 1);
    double since = after.step() - start.step();
    double least = 1 / (1 / start.risk() + 3 * stepsize * square(constants.rho()) * since);
    check("A.14 least L", least, after.risk(), least);
    double logMost = Math.log(2 / (since * stepsize)) - 2 * margins(start).logLyapunov();
    check("A.14 largest L", after.logRisk(), logMost, 1 + Math.abs(logMost));
    if (bounds != null) {
      double most = bounds.stableRisk(since);
      check("4.1 risk after equation 5", after.risk(), most, most);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /// Counts whether `small <= large`, up to rounding of numbers as large as `scale`.
  private void check(String name, double small, double large, double scale) {
    long[] tally = tallies.computeIfAbsent(name, key -> new long[2]);
    tally[0]++;
    if (!(small <= large + ROUNDING * Math.abs(scale))) {
      tally[1]++;
    }
  }

  List<Certificate.Tally> tallies() {
    List<Certificate.Tally> all = new ArrayList<>();
    tallies.forEach((name, tally) -> all.add(new Certificate.Tally(name, tally[0], tally[1])));
    return all;
  }
}
