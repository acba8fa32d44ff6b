package dev.gradus.studies.learningdynamics;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.InitialisationMap;
import dev.gradus.theory.modes.Region;
import dev.gradus.theory.modes.VectorNetwork;

/// How often a network of few units learns all its classes from a random start: gradient descent on
/// many small networks, to time 150, from normal weights of standard deviation 0.5.
///
/// @param geometry of the two classes
/// @param units hidden units of each network
/// @param learnt share of the networks that end with all classes right
/// @param asRuled share that ends as the closed form says of its own start
record RandomStarts(Geometry geometry, int units, double learnt, double asRuled) {
  static final int NETWORKS = 2000;
  private static final double STEPSIZE = 0.2;
  private static final int STEPS = 750;
  private static final double DEVIATION = 0.5;

  /// Where the second class is; its distance from the first decides what units can do.
  enum Geometry {
    /// There is none.
    ALONE(0, 0),
    /// Opposite: a unit that dies for one class is born for the other.
    ANTIPODAL(-1, 0),
    /// At a right angle: a unit can be active on both, or on none.
    ORTHOGONAL(0, 1);

    private final double x;
    private final double y;

    Geometry(double x, double y) {
      this.x = x;
      this.y = y;
    }

    private double[] second() {
      return new double[] {x, y};
    }

    /// The closed form for the share that learns.
    double expected(int units) {
      return switch (this) {
        case ALONE -> 1 - InitialisationMap.failureProbability(units);
        case ANTIPODAL -> InitialisationMap.antipodalProbability(units);
        case ORTHOGONAL -> InitialisationMap.orthogonalProbability(units);
      };
    }

    /// Which class a unit ends in: 0, 1, or 2 for none.
    int classOf(double[] hidden, double output) {
      double a = hidden[0];
      double b = hidden[1];
      return switch (this) {
        case ALONE -> InitialisationMap.classify(a, output) == Region.LEARNS ? 0 : 2;
        case ANTIPODAL -> a + output > 0 ? 0 : 1;
        case ORTHOGONAL -> {
          if (a > 0 && b > 0) {
            yield Math.sqrt(2) * output + a - b > 0 ? 0 : 1;
          }
          yield InitialisationMap.classify(a, output) == Region.LEARNS
              ? 0
              : InitialisationMap.classify(b, -output) == Region.LEARNS ? 1 : 2;
        }
      };
    }
  }

  static RandomStarts train(Geometry geometry, int units, long seed) {
    RandomStream random = new RandomStreams(seed).stream("starts " + geometry, units);
    int learnt = 0;
    int asRuled = 0;
    for (int n = 0; n < NETWORKS; n++) {
      double[][] hidden = new double[units][2];
      double[] output = new double[units];
      for (int i = 0; i < units; i++) {
        hidden[i][0] = DEVIATION * random.nextGaussian();
        hidden[i][1] = DEVIATION * random.nextGaussian();
        output[i] = DEVIATION * random.nextGaussian();
      }
      boolean[] ruled = new boolean[3];
      for (int i = 0; i < units; i++) {
        ruled[geometry.classOf(hidden[i], output[i])] = true;
      }
      boolean[] right = outcome(geometry, hidden, output);
      learnt += right[0] && right[1] ? 1 : 0;
      boolean other = ruled[1] || geometry == Geometry.ALONE;
      asRuled += right[0] == ruled[0] && right[1] == other ? 1 : 0;
    }
    return new RandomStarts(
        geometry, units, (double) learnt / NETWORKS, (double) asRuled / NETWORKS);
  }

  private static boolean[] outcome(Geometry geometry, double[][] hidden, double[] output) {
    double[] first = {1, 0};
    VectorNetwork network =
        new VectorNetwork(
            hidden,
            output,
            new double[][] {first, geometry.second()},
            new double[] {1, -1},
            new double[] {0.5, 0.5},
            Drive.logistic());
    for (int step = 0; step < STEPS; step++) {
      network.step(STEPSIZE);
    }
    boolean other = geometry == Geometry.ALONE || network.output(geometry.second()) < 0;
    return new boolean[] {network.output(first) > 0, other};
  }

  /// Binomial.
  static double standardError(double share) {
    return Math.sqrt(share * (1 - share) / NETWORKS);
  }
}
