package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.ArrayList;
import java.util.List;

/// A fully connected network with biases, one nonlinearity between all layers; on images it may
/// begin with convolutions.
///
/// @param inputs numbers in an example
/// @param convolutions before the dense layers; none by [Convolutions#NONE]
/// @param widths units of each hidden layer; empty for an affine map
/// @param outputs numbers that come out
/// @param nonlinearity between the layers
/// @param weights where training starts
public record DenseNetwork(
    int inputs,
    Convolutions convolutions,
    List<Integer> widths,
    int outputs,
    Nonlinearity nonlinearity,
    InitialWeights weights) {
  private static final int KERNEL = 3;

  /// Convolutions of 3 x 3 with a border of zeros, each followed by the nonlinearity and the mean
  /// over 2 x 2 pixels (a last odd row or column is left out).
  ///
  /// @param image channels, rows and columns
  /// @param maps that come out of each convolution
  public record Convolutions(List<Integer> image, List<Integer> maps) {
    /// For dense networks.
    public static final Convolutions NONE = new Convolutions(List.of(), List.of());

    /// @throws InputException if there is no image of this shape, or it is too small
    public Convolutions {
      image = List.copyOf(image);
      maps = List.copyOf(maps);
      if ((!maps.isEmpty() && image.size() != 3) || maps.stream().anyMatch(count -> count < 1)) {
        throw new InputException(
            "convolutions to %s maps of examples of shape %s found, expected images and maps >= 1"
                .formatted(maps, image));
      }
      if (!maps.isEmpty() && Math.min(image.get(1), image.get(2)) >> maps.size() < 1) {
        throw new InputException(
            "%d convolutions found, too many for images of %d x %d: each halves both sides"
                .formatted(maps.size(), image.get(1), image.get(2)));
      }
    }

    /// Numbers that come out for one example.
    private int outputs() {
      int rows = image.get(1) >> maps.size();
      int columns = image.get(2) >> maps.size();
      return Math.multiplyExact(maps.getLast(), rows * columns);
    }
  }

  /// @throws InputException if a layer has no units, or the image is not the input
  public DenseNetwork {
    widths = List.copyOf(widths);
    if (inputs < 1 || outputs < 1 || widths.stream().anyMatch(width -> width < 1)) {
      throw new InputException(
          "a network of %d inputs, hidden layers %s and %d outputs found, expected numbers >= 1"
              .formatted(inputs, widths, outputs));
    }
    List<Integer> image = convolutions.image();
    if (!convolutions.maps().isEmpty() && image.stream().reduce(1, Math::multiplyExact) != inputs) {
      throw new InputException(
          "images of shape %s found for a network of %d inputs".formatted(image, inputs));
    }
  }

  /// Without convolutions.
  public DenseNetwork(
      int inputs,
      List<Integer> widths,
      int outputs,
      Nonlinearity nonlinearity,
      InitialWeights weights) {
    this(inputs, Convolutions.NONE, widths, outputs, nonlinearity, weights);
  }

  /// Channels, rows and columns of an example; empty where there are no convolutions.
  int[] image() {
    return convolutions.maps().isEmpty()
        ? new int[0]
        : convolutions.image().stream().mapToInt(Integer::intValue).toArray();
  }

  /// Shapes of the weights of each layer: [maps][channels][3][3], then [outputs][inputs].
  List<int[]> shapes() {
    List<int[]> shapes = new ArrayList<>();
    int before = inputs;
    if (!convolutions.maps().isEmpty()) {
      int channels = convolutions.image().getFirst();
      for (int maps : convolutions.maps()) {
        shapes.add(new int[] {maps, channels, KERNEL, KERNEL});
        channels = maps;
      }
      before = convolutions.outputs();
    }
    for (int width : widths) {
      shapes.add(new int[] {width, before});
      before = width;
    }
    shapes.add(new int[] {outputs, before});
    return shapes;
  }
}
