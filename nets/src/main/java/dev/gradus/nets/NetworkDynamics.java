package dev.gradus.nets;

import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import dev.gradus.data.DataSet;
import dev.gradus.nets.torch.Examples;
import dev.gradus.nets.torch.Layer;
import dev.gradus.nets.torch.Network;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Training in motion: the weights now, and those one step ago to fall back on.
final class NetworkDynamics extends SteppedDynamics<NetworkState> {
  private final double stepsize;
  private final int evaluated;
  private final DataOrder order;
  private final Augmenter augmenter;
  private final Examples train;
  private final Examples test;
  private final Network network;
  private Snapshot snapshot = new Snapshot();

  NetworkDynamics(Classification problem, RandomStreams streams) {
    Hyperparameters rule = problem.hyperparameters();
    stepsize = rule.stepsize();
    evaluated = problem.evaluated();
    order = new DataOrder(problem, streams);
    augmenter = new Augmenter(rule.augmentation(), streams);
    DataSet data = problem.train();
    List<Layer> layers = Architecture.layers(problem.model(), data.shape(), data.classes());
    float[] initial =
        Architecture.initial(problem.model(), layers, streams.stream("initial weights"));
    train = Examples.of(data);
    test = Examples.of(problem.test());
    network =
        new Network(layers, initial, rule.momentum(), rule.weightDecay(), rule.logitPenalty());
  }

  @Override
  protected @Nullable String step() {
    snapshot = new Snapshot();
    int[] minibatch = order.minibatch(steps());
    return switch (network.step(
        train, minibatch, augmenter.views(steps(), minibatch.length), stepsize)) {
      case TAKEN -> null;
      case PARAMETERS_OVERFLOW -> reason("the parameters are not finite, or too large to square");
      case LOSS_NOT_FINITE -> {
        // The last step led here, so the state before it is the last good one.
        if (network.back()) {
          resume(steps() - 1, status());
        }
        yield reason("the training loss is not finite");
      }
    };
  }

  private String reason(String what) {
    return what + "; try a smaller stepsize than " + stepsize;
  }

  @Override
  public NetworkState state() {
    return snapshot;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    out.writeUTF(status().reason());
    network.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    long steps = in.readLong();
    String reason = in.readUTF();
    resume(steps, reason.isEmpty() ? Status.RUNNING : Status.diverged(steps, reason));
    network.restore(in);
    snapshot = new Snapshot();
  }

  @Override
  public void close() {
    network.close();
    train.close();
    test.close();
  }

  /// The network between two steps; what was evaluated is kept until the next one.
  private final class Snapshot implements NetworkState {
    private @Nullable Evaluation train;
    private @Nullable Evaluation test;

    @Override
    public Evaluation train() {
      if (train == null) {
        train = evaluate(NetworkDynamics.this.train, evaluated);
      }
      return train;
    }

    @Override
    public Evaluation test() {
      if (test == null) {
        test = evaluate(NetworkDynamics.this.test, NetworkDynamics.this.test.size());
      }
      return test;
    }

    private Evaluation evaluate(Examples examples, int count) {
      int[] predictions = new int[count];
      double loss = network.evaluate(examples, predictions);
      int right = 0;
      for (int i = 0; i < predictions.length; i++) {
        right += predictions[i] == examples.label(i) ? 1 : 0;
      }
      return new Evaluation(
          Double.isFinite(loss) ? loss : Double.NaN,
          (double) right / predictions.length,
          predictions);
    }

    @Override
    public float[] logits(DataSet data) {
      try (Examples examples = Examples.of(data)) {
        return network.logits(examples);
      }
    }

    @Override
    public float[] hidden(DataSet data) {
      try (Examples examples = Examples.of(data)) {
        return network.hidden(examples);
      }
    }

    @Override
    public float[] parameters() {
      return network.parameters();
    }
  }
}
