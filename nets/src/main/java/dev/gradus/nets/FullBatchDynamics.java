package dev.gradus.nets;

import dev.gradus.core.Curvature;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Weights and velocity, with the loss and the gradient at the weights always known.
final class FullBatchDynamics extends SteppedDynamics<FullBatchState> implements FullBatchState {
  private final Momentum kind;
  private final double stepsize;
  private final double momentum;

  /// Examples of the rough surface; a tenth as many or fewer as there are in all.
  private static final int ROUGH_EXAMPLES = 500;

  private final FullBatchFit problem;
  private final LossSurface surface;
  private @Nullable LossSurface roughSurface;
  private double[] weights;
  private double[] gradient;
  private double[] nextWeights;
  private double[] nextGradient;
  private final double[] velocity;
  private double loss;
  private long increases;
  private long lastIncrease;

  FullBatchDynamics(Momentum kind, FullBatchFit problem, RandomStreams streams) {
    this.kind = kind;
    this.problem = problem;
    stepsize = problem.stepsize();
    momentum = kind == Momentum.NONE ? 0 : problem.momentum();
    surface = new LossSurface(problem);
    weights =
        problem
            .network()
            .weights()
            .draw(problem.network().shapes(), streams.stream("initial weights"));
    gradient = new double[weights.length];
    nextWeights = new double[weights.length];
    nextGradient = new double[weights.length];
    velocity = new double[weights.length];
    arrive();
    if (!isFinite(loss, gradient)) {
      resume(0, Status.diverged(0, "the loss of the initial network is not finite"));
    }
  }

  private void arrive() {
    surface.moveTo(weights);
    loss = surface.gradient(gradient);
  }

  @Override
  protected @Nullable String step() {
    for (int i = 0; i < weights.length; i++) {
      double v = momentum * velocity[i] + gradient[i];
      double move = kind == Momentum.NESTEROV ? gradient[i] + momentum * v : v;
      nextWeights[i] = weights[i] - stepsize * move;
    }
    surface.moveTo(nextWeights);
    double nextLoss = surface.gradient(nextGradient);
    if (!isFinite(nextLoss, nextGradient)) {
      surface.moveTo(weights);
      return "the next loss or gradient is not finite, or too large to square; try a smaller"
          + " stepsize than "
          + stepsize;
    }
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
    }
    if (nextLoss > loss) {
      increases++;
      lastIncrease = steps() + 1;
    }
    loss = nextLoss;
    double[] spare = weights;
    weights = nextWeights;
    nextWeights = spare;
    spare = gradient;
    gradient = nextGradient;
    nextGradient = spare;
    return null;
  }

  private static boolean isFinite(double loss, double[] gradient) {
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    return Double.isFinite(loss) && Double.isFinite(square);
  }

  @Override
  public FullBatchState state() {
    return this;
  }

  @Override
  public int dimension() {
    return weights.length;
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public double[] gradient() {
    return gradient;
  }

  @Override
  public double[] parameters() {
    return weights;
  }

  @Override
  public double accuracy() {
    return surface.accuracy();
  }

  @Override
  public long increases() {
    return increases;
  }

  @Override
  public long lastIncrease() {
    return lastIncrease;
  }

  @Override
  public void hessianVectorProduct(double[] direction, double[] product) {
    surface.hessianVectorProduct(direction, product);
  }

  /// The same network on every so manieth example.
  @Override
  public Curvature rough() {
    int stride = problem.examples() / ROUGH_EXAMPLES;
    if (stride < 10) {
      return this;
    }
    if (roughSurface == null) {
      roughSurface = new LossSurface(problem.everySoManieth(stride));
    }
    roughSurface.moveTo(weights);
    return roughSurface;
  }

  @Override
  public void hessianVectorProductAt(double[] displacement, double[] direction, double[] product) {
    double[] there = weights.clone();
    for (int i = 0; i < there.length; i++) {
      there[i] += displacement[i];
    }
    surface.moveTo(there);
    surface.hessianVectorProduct(direction, product);
    surface.moveTo(weights);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    out.writeLong(increases);
    out.writeLong(lastIncrease);
    out.writeUTF(status().reason());
    out.writeInt(weights.length);
    for (int i = 0; i < weights.length; i++) {
      out.writeDouble(weights[i]);
      out.writeDouble(velocity[i]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    long steps = in.readLong();
    increases = in.readLong();
    lastIncrease = in.readLong();
    String reason = in.readUTF();
    resume(steps, reason.isEmpty() ? Status.RUNNING : Status.diverged(steps, reason));
    int found = in.readInt();
    if (found != weights.length) {
      throw new IOException(
          "the checkpoint is of a network of %d parameters, this one has %d"
              .formatted(found, weights.length));
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
      velocity[i] = in.readDouble();
    }
    arrive();
  }

  @Override
  public void close() {
    surface.close();
    if (roughSurface != null) {
      roughSurface.close();
    }
  }
}
