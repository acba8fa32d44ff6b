package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Online SGD at finite N, exactly and at a cost per step that does not depend on N.
///
/// For x ~ N(0, 1_N) the inner products of the weights, with v, are a Markov chain by themselves:
/// an input enters only through its M + K coordinates in the span of the weights and the norm of
/// the rest, and these are drawn directly. No approximation is made; trajectories have the law of
/// those of SGD on weights, though not its path for a given seed.
///
/// An elementary step is one update; time is updates / N. A batch of b examples is drawn through
/// the inner products of its inputs, at a cost of O(b (K + M) + b^2) random numbers. With N < K + M
/// the coordinates are those of all of x.
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

  /// @throws InputException if N is too small for the directions of the initial weights
  @Override
  public Dynamics<OrderParameterState> start(TeacherStudent problem, RandomStreams streams) {
    RandomStream stream = streams.stream(EXAMPLES);
    return new ChainDynamics(
        isPlain(problem) ? plain(problem, stream) : batches(problem, stream), problem.inputs());
  }

  /// Whether the fastest form will do.
  static boolean isPlain(TeacherStudent problem) {
    return problem.batch() == 1 && problem.inputs() >= problem.student() + problem.teacher();
  }

  private static ChainDynamics.Chain plain(TeacherStudent problem, RandomStream stream) {
    TriangularChain chain = new TriangularChain(problem);
    GaussianInnovations innovations =
        new GaussianInnovations(problem.inputs(), problem.student() + problem.teacher(), stream);
    return new ChainDynamics.Chain() {
      @Override
      public boolean step() {
        return chain.step(innovations);
      }

      @Override
      public OrderParameterState state() {
        return chain;
      }

      @Override
      public void save(DataOutput out) throws IOException {
        innovations.save(out);
        chain.save(out);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        innovations.restore(in);
        chain.restore(in);
      }
    };
  }

  private static ChainDynamics.Chain batches(TeacherStudent problem, RandomStream stream) {
    BatchChain chain = new BatchChain(problem);
    GaussianBatch innovations = new GaussianBatch(chain.outside(), problem.batch(), stream);
    return new ChainDynamics.Chain() {
      @Override
      public boolean step() {
        return chain.step(innovations);
      }

      @Override
      public OrderParameterState state() {
        return chain;
      }

      @Override
      public void save(DataOutput out) throws IOException {
        stream.save(out);
        chain.save(out);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        stream.restore(in);
        chain.restore(in);
      }
    };
  }
}
