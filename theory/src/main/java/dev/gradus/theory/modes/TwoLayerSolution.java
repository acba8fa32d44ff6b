package dev.gradus.theory.modes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Two weight layers, in closed form: in network time every unit moves on a hyperbola of its own,
/// so the deaths are known at once; between them the margin is that of a [Hyperbola].
///
/// A squared error that falls from above is the mirror image: z changes its sign, and so does the
/// target.
final class TwoLayerSolution extends ModeSolution {
  private final double mirror;
  private final double start;
  private final List<Hyperbola> pieces = new ArrayList<>();
  private final List<Death> deaths = new ArrayList<>();

  TwoLayerSolution(ModeProblem problem) {
    super(problem);
    mirror = problem.drive() instanceof Drive.Squared && problem.margin() > 1 ? -1 : 1;
    start = mirror * problem.margin();
    double[][] units = problem.balanced();
    for (double[] unit : units) {
      unit[1] *= mirror;
    }
    build(units);
  }

  private void build(double[][] units) {
    boolean[] alive = new boolean[units.length];
    List<Death> ahead = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      double a = units[i][0];
      double z = units[i][1];
      alive[i] = a > 0;
      if (InitialisationMap.classify(a, z) == Region.DIES) {
        ahead.add(
            new Death(
                i, 0.5 * Math.log((a - z) / (-z - a)), 0, -Math.sqrt((-z - a) * (a - z)) * mirror));
      }
    }
    ahead.sort(Comparator.comparingDouble(Death::tau));
    Hyperbola piece = new Hyperbola(problem, mirror, 0, 0, units, alive);
    pieces.add(piece);
    for (Death death : ahead) {
      double time = piece.endAt(death.tau());
      if (!(time < Double.POSITIVE_INFINITY)) {
        break;
      }
      double gain = Math.sqrt(problem.drive().gain());
      deaths.add(
          new Death(death.unit(), mirror * death.tau() / gain, time, gain * death.outputWeight()));
      double[][] now = piece.statesAt(death.tau());
      now[death.unit()][0] = 0;
      now[death.unit()][1] = mirror * death.outputWeight();
      alive = alive.clone();
      alive[death.unit()] = false;
      piece = new Hyperbola(problem, mirror, time, death.tau(), now, alive);
      pieces.add(piece);
    }
  }

  @Override
  double timeOf(double margin) {
    double aim = mirror * margin;
    if (start >= aim) {
      return 0;
    }
    if (aim > problem.drive().end()) {
      return Double.POSITIVE_INFINITY;
    }
    for (Hyperbola piece : pieces) {
      if (aim <= piece.lastMargin()) {
        return piece.timeOf(aim);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public List<Death> deaths() {
    return List.copyOf(deaths);
  }

  @Override
  public List<Inflection> inflections() {
    List<Inflection> all = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Hyperbola piece = pieces.get(i);
      double low = i == 0 && mirror > 0 ? Math.min(piece.firstMargin(), 0) : piece.firstMargin();
      double high = Math.min(piece.lastMargin(), highest());
      if (!(low < high) || !piece.isMoving()) {
        continue;
      }
      for (double margin : Bends.roots(piece::bend, Math.max(low, -1e3), high, piece.constant())) {
        if (margin != 0) {
          double time = margin >= piece.firstMargin() ? piece.timeOf(margin) : Double.NaN;
          double shown = mirror * margin;
          all.add(new Inflection(shown, problem.drive().error(shown), time));
        }
      }
    }
    return all;
  }

  /// No inflection lies above.
  private double highest() {
    return problem.drive() instanceof Drive.Squared
        ? Math.nextDown(mirror)
        : Math.min(problem.drive().end(), 20);
  }

  @Override
  void stateAt(double time, double[][] factors) {
    Hyperbola piece = pieces.getLast();
    for (Hyperbola one : pieces) {
      if (time <= one.lastTime()) {
        piece = one;
        break;
      }
    }
    double[][] states = piece.statesAt(piece.networkTimeAt(time));
    for (int i = 0; i < states.length; i++) {
      factors[i][0] = states[i][0];
      factors[i][1] = mirror * states[i][1];
    }
  }
}
