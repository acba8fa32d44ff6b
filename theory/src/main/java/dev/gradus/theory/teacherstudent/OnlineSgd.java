package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.jspecify.annotations.Nullable;

/// SGD on the weights themselves: online on Gaussian inputs as theory has it, or by repeated passes
/// over a finite training set, Gaussian or given.
///
/// The initial weights point in random directions and have exactly the problem's order parameters.
/// An elementary step is one update; time is updates / N. A step costs O(N (K + M)).
public final class OnlineSgd implements Method<TeacherStudent, SgdState> {
  private final int trainingSet;
  private final @Nullable InputSource inputs;
  private final @Nullable InputSource test;

  private OnlineSgd(int trainingSet, @Nullable InputSource inputs, @Nullable InputSource test) {
    this.trainingSet = trainingSet;
    this.inputs = inputs;
    this.test = test;
  }

  /// Each input x ~ N(0, 1_N) is seen once.
  public static OnlineSgd gaussian() {
    return new OnlineSgd(0, null, null);
  }

  /// Passes over a training set of inputs x ~ N(0, 1_N), each in another order; noise belongs to an
  /// example for good.
  ///
  /// @param examples P, at least 1
  /// @throws InputException if there are none
  public static OnlineSgd gaussian(int examples) {
    if (examples < 1) {
      throw new InputException("training-set: " + examples + " found, expected at least 1 example");
    }
    return new OnlineSgd(examples, null, null);
  }

  /// Passes over given inputs, which the teacher labels; the generalisation error is measured on
  /// others.
  ///
  /// @param train P inputs of N numbers
  /// @param test inputs of N numbers
  public static OnlineSgd on(InputSource train, InputSource test) {
    return new OnlineSgd(train.count(), train, test);
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  /// @throws InputException if N is not that of the inputs, too small for the order parameters, or
  ///   so large that the weights do not fit into memory
  @Override
  public Dynamics<SgdState> start(TeacherStudent problem, RandomStreams streams) {
    if (inputs != null && !problem.law().isStandard()) {
      throw new InputException("input-law: found beside given inputs, which have their own");
    }
    requireDimension(problem, inputs, "training inputs");
    requireDimension(problem, test, "test inputs");
    requireMemory(problem);
    double[][] weights =
        SgdWeights.realise(
            problem.initial(), problem.inputs(), streams.stream(ExactChain.DIRECTIONS));
    if (trainingSet == 0) {
      return new SgdDynamics(
          problem,
          weights,
          Examples.gaussian(problem.law(), streams.stream(ExactChain.EXAMPLES)),
          null,
          null);
    }
    InputSource set = inputs == null ? gaussianSet(problem, streams) : inputs;
    double[] noise = new double[trainingSet];
    streams.stream("label noise").nextGaussians(noise, 0, trainingSet);
    return new SgdDynamics(
        problem,
        weights,
        Examples.passes(set, noise, streams),
        new LabelledInputs(problem, weights, set, noise),
        test == null ? null : new LabelledInputs(problem, weights, test, new double[test.count()]));
  }

  private void requireMemory(TeacherStudent problem) {
    double rows =
        problem.student()
            + problem.teacher()
            + problem.batch()
            + (inputs == null ? (double) trainingSet : 0);
    double needed = Double.BYTES * rows * problem.inputs();
    double most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new InputException(
          "inputs: the method sgd would hold %.1f GB of weights and inputs, more than the %.1f GB that"
                  .formatted(needed * 1e-9, most * 1e-9)
              + " Java may use; lower inputs, or take the method chain, whose size does not depend on"
              + " it");
    }
  }

  private InputSource gaussianSet(TeacherStudent problem, RandomStreams streams) {
    int dimension = problem.inputs();
    RandomStream stream = streams.stream("training set");
    double[][] x = new double[trainingSet][dimension];
    for (double[] row : x) {
      Examples.draw(problem.law(), stream, row);
    }
    return new InputSource() {
      @Override
      public int count() {
        return x.length;
      }

      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void copy(int i, double[] into) {
        System.arraycopy(x[i], 0, into, 0, dimension);
      }
    };
  }

  private static void requireDimension(
      TeacherStudent problem, @Nullable InputSource found, String name) {
    if (found != null && found.dimension() != problem.inputs()) {
      throw new InputException(
          "inputs: %d found, but the %s have %d numbers each; set inputs to that"
              .formatted(problem.inputs(), name, found.dimension()));
    }
  }
}
