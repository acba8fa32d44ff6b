package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Online SGD at finite N, exactly and at a cost per step that does not depend on N.
///
/// For x ~ N(0, 1_N) the inner products of the weights, with v, are a Markov chain by themselves:
/// an input enters only through its M + K coordinates in the span of the weights and the norm of
/// the rest, and these are drawn directly. No approximation is made; trajectories have the law of
/// those of SGD on weights, though not its path for a given seed.
///
/// An elementary step is one update; time is updates / N.
public final class ExactChain implements Method<TeacherStudent, OrderParameterState> {

  /// Purpose of the stream of innovations.
  static final String EXAMPLES = "examples";

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  /// @throws InputException if N < K + M or the batch is not 1
  @Override
  public Dynamics<OrderParameterState> start(TeacherStudent problem, RandomStreams streams) {
    requireSolvable(problem);
    return new ChainDynamics(problem, streams.stream(EXAMPLES));
  }

  static void requireSolvable(TeacherStudent problem) {
    int span = problem.student() + problem.teacher();
    if (problem.inputs() < span) {
      throw new InputException(
          "inputs: "
              + problem.inputs()
              + " found, but the method chain needs at least student + teacher = "
              + span
              + "; raise inputs or use the method ode");
    }
    if (problem.batch() != 1) {
      throw new InputException(
          "batch: " + problem.batch() + " found, but the method chain takes 1 example an update");
    }
  }
}
