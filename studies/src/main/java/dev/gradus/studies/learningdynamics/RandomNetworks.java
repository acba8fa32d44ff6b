package dev.gradus.studies.learningdynamics;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.VectorNetwork;
import java.util.Arrays;

/// What networks of 50 units with small random weights know of a rare feature when they have learnt
/// the frequent one to confidence 0.99: two classes of two orthogonal features each, gradient
/// descent.
///
/// @param margins f2 on the rare feature alone, one a seed
/// @param stepping what a stepsize twice as large adds to their mean
record RandomNetworks(double[] margins, double stepping) {
  static final int SEEDS = 5;
  static final double LEARNT = Math.log(99);
  private static final int UNITS = 50;
  private static final double SCALE = 1e-4;
  private static final double STEPSIZE = 0.04;

  /// @param lambda share of each class that holds the rare feature
  /// @param together whether it comes with the frequent one, or alone
  /// @param norm length of the rare feature; that of the frequent one is 1
  /// @param seed the first of them
  static RandomNetworks train(double lambda, boolean together, double norm, long seed) {
    double[] margins = train(lambda, together, norm, STEPSIZE, seed);
    double[] coarse = train(lambda, together, norm, 2 * STEPSIZE, seed);
    return new RandomNetworks(margins, mean(coarse) - mean(margins));
  }

  private static double[] train(
      double lambda, boolean together, double norm, double stepsize, long seed) {
    double[] margins = new double[SEEDS];
    Arrays.setAll(
        margins,
        s ->
            rareMargin(
                network(lambda, together, norm, new RandomStreams(seed + s).stream("weights")),
                norm,
                stepsize));
    return margins;
  }

  private static VectorNetwork network(
      double lambda, boolean together, double norm, RandomStream random) {
    double[][] inputs = new double[4][4];
    for (int k = 0; k < inputs.length; k += 2) {
      inputs[k][k] = 1;
      inputs[k + 1][k] = together ? 1 : 0;
      inputs[k + 1][k + 1] = norm;
    }
    double[] numbers = new double[5 * UNITS];
    random.nextGaussians(numbers, 0, numbers.length);
    Arrays.setAll(numbers, i -> SCALE * numbers[i]);
    double[][] hidden = new double[UNITS][];
    Arrays.setAll(hidden, i -> Arrays.copyOfRange(numbers, 4 * i, 4 * i + 4));
    double often = 0.5 * (1 - lambda);
    double seldom = 0.5 * lambda;
    return new VectorNetwork(
        hidden,
        Arrays.copyOfRange(numbers, 4 * UNITS, 5 * UNITS),
        inputs,
        new double[] {1, 1, -1, -1},
        new double[] {often, seldom, often, seldom},
        Drive.logistic());
  }

  private static double rareMargin(VectorNetwork network, double norm, double stepsize) {
    double[] frequent = {1, 0, 0, 0};
    double[] rare = {0, norm, 0, 0};
    double before;
    double rareBefore;
    double margin = network.output(frequent);
    do {
      before = margin;
      rareBefore = network.output(rare);
      network.step(stepsize);
      margin = network.output(frequent);
    } while (margin < LEARNT);
    double part = (LEARNT - before) / (margin - before);
    return rareBefore + part * (network.output(rare) - rareBefore);
  }

  double mean() {
    return mean(margins);
  }

  /// Of the mean: the spread over seeds and what the stepsize adds.
  double standardError() {
    double mean = mean();
    double squares = Arrays.stream(margins).map(f -> (f - mean) * (f - mean)).sum();
    return Math.sqrt(squares / (SEEDS * (SEEDS - 1.0)) + stepping * stepping);
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(Double.NaN);
  }
}
