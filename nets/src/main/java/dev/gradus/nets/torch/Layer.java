package dev.gradus.nets.torch;

import java.util.List;
import java.util.stream.Stream;

/// One layer of a feed-forward network.
public sealed interface Layer {

  /// An affine map; weights [outputs][inputs] come before the biases.
  record Dense(int inputs, int outputs) implements Layer {
    @Override
    public List<Shape> shapes() {
      return List.of(Shape.of(outputs, inputs), Shape.of(outputs));
    }
  }

  /// Square filters; weights [outputs][inputs][kernel][kernel] come before the biases, if any.
  ///
  /// @param padding zeros added on each side
  record Convolution(int inputs, int outputs, int kernel, int stride, int padding, boolean biased)
      implements Layer {
    @Override
    public List<Shape> shapes() {
      Shape weights = Shape.of(outputs, inputs, kernel, kernel);
      return biased ? List.of(weights, Shape.of(outputs)) : List.of(weights);
    }
  }

  /// Each channel standardised over the minibatch, then scaled and shifted (scales come before
  /// shifts); evaluations use running means and variances instead (Ioffe and Szegedy 2015).
  record BatchNorm(int channels) implements Layer {
    @Override
    public List<Shape> shapes() {
      return List.of(Shape.of(channels), Shape.of(channels));
    }

    @Override
    public int statistics() {
      return 2 * channels;
    }
  }

  /// Two paths whose results are added: the body, and a shortcut (empty for the identity).
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public List<Shape> shapes() {
      return inner().flatMap(layer -> layer.shapes().stream()).toList();
    }

    @Override
    public int statistics() {
      return inner().mapToInt(Layer::statistics).sum();
    }

    private Stream<Layer> inner() {
      return Stream.concat(body.stream(), shortcut.stream());
    }
  }

  /// The positive part of each number.
  record Relu() implements Layer {}

  /// The largest number of each square of this side; what is left over at the rim is dropped.
  record MaxPool(int side) implements Layer {}

  /// The mean of each channel over the whole image.
  record GlobalMean() implements Layer {}

  /// From a row of numbers to an image [channels][rows][columns].
  record Image(int channels, int rows, int columns) implements Layer {}

  /// From an image to a row of numbers.
  record Flatten() implements Layer {}

  /// The shape of one block of trained numbers.
  record Shape(List<Integer> sides) {
    static Shape of(Integer... sides) {
      return new Shape(List.of(sides));
    }

    /// Its count of numbers.
    public int size() {
      return sides.stream().reduce(1, Math::multiplyExact);
    }

    /// Numbers that lead to one output: all sides but the first.
    public int fanIn() {
      return size() / sides.getFirst();
    }

    /// Outputs that one input leads to: all sides but the second.
    public int fanOut() {
      return size() / sides.get(1);
    }

    /// Whether it holds weights; else biases, scales or shifts.
    public boolean isWeights() {
      return sides.size() > 1;
    }
  }

  /// The blocks of numbers that are trained in it, in order.
  default List<Shape> shapes() {
    return List.of();
  }

  /// How many numbers it keeps running means of during training.
  default int statistics() {
    return 0;
  }

  /// How many numbers are trained in it.
  default int parameters() {
    return shapes().stream().mapToInt(Shape::size).reduce(0, Math::addExact);
  }
}
