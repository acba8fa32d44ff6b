package dev.gradus.nets.torch;

/// One layer of a feed-forward network.
public sealed interface Layer {

  /// An affine map; weights [outputs][inputs] come before the biases.
  record Dense(int inputs, int outputs) implements Layer {
    @Override
    public int parameters() {
      return Math.addExact(Math.multiplyExact(inputs, outputs), outputs);
    }
  }

  /// The positive part of each number.
  record Relu() implements Layer {
    @Override
    public int parameters() {
      return 0;
    }
  }

  /// How many numbers are trained in it.
  int parameters();
}
