package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;

/// Online SGD at finite N, exactly and at a cost per step that does not depend on N.
///
/// For x ~ N(0, 1_N) the inner products of the weights, with v, are a Markov chain by themselves:
/// an input enters only through its M + K coordinates in the span of the weights and the norm of
/// the rest, and these are drawn directly. No approximation is made; trajectories have the law of
/// those of SGD on weights, though not its path for a given seed.
///
/// An elementary step is one update; time is updates / N. A batch of b examples is drawn through
/// the inner products of its inputs, at a cost of O(b (K + M) + b^2) random numbers. With N < K + M
/// the coordinates are those of all of x. Inputs of several variances or of a mean ([InputLaw])
/// have coordinates in each of their groups.
public final class ExactChain implements Method<TeacherStudent, OrderParameterState> {

  /// Purpose of the stream of innovations.
  static final String EXAMPLES = "examples";

  /// Purpose of the stream of the directions that initial weights point in.
  static final String DIRECTIONS = "directions";

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  /// @throws InputException if N is too small for the directions of the initial weights
  @Override
  public Dynamics<OrderParameterState> start(TeacherStudent problem, RandomStreams streams) {
    RandomStream stream = streams.stream(EXAMPLES);
    int inputs = problem.inputs();
    if (isPlain(problem)) {
      int span = problem.student() + problem.teacher();
      return new ChainDynamics<>(
          new TriangularChain(problem), new GaussianInnovations(inputs, span, stream), inputs);
    }
    BatchChain chain = new BatchChain(problem, streams.stream(DIRECTIONS));
    return new ChainDynamics<>(
        chain, new GaussianBatch(chain.outside(), problem.batch(), stream), inputs);
  }

  /// Whether the fastest form will do.
  static boolean isPlain(TeacherStudent problem) {
    return problem.batch() == 1
        && problem.law().isStandard()
        && problem.inputs() >= problem.student() + problem.teacher();
  }
}
