package dev.gradus.nets;

import dev.gradus.core.RandomStreams;
import java.util.Arrays;

/// Which examples the minibatch of a step holds.
///
/// It depends on (seed, step) alone, so the count of steps is all that a checkpoint must keep.
final class DataOrder {
  private final RandomStreams streams;
  private final int size;
  private final int batch;
  private final int stepsPerEpoch;
  private long epoch = -1;
  private int[] order = {};

  DataOrder(Classification problem, RandomStreams streams) {
    this.streams = streams;
    this.size = problem.train().size();
    this.batch = problem.hyperparameters().batch();
    this.stepsPerEpoch = problem.stepsPerEpoch();
  }

  int[] minibatch(long step) {
    if (step / stepsPerEpoch != epoch) {
      epoch = step / stepsPerEpoch;
      order = streams.stream("data order", epoch).permutation(size);
    }
    int from = (int) (step % stepsPerEpoch) * batch;
    return Arrays.copyOfRange(order, from, Math.min(size, from + batch));
  }
}
