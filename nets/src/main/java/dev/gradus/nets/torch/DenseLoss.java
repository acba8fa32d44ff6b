package dev.gradus.nets.torch;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// The mean loss of a plain network over all of a training set, with its gradient and its Hessian's
/// products by differentiating twice. Convolutions of 3 x 3 keep the size of an image; each is
/// followed by the nonlinearity and a mean over 2 x 2 pixels.
///
/// Examples are taken in chunks of fixed size and added up in float64 in order, so the bits do not
/// depend on anything but the arguments. The graphs of the gradients are kept between products at
/// the same parameters where they fit into [#GRAPH_BYTES]; a product then costs about as much as a
/// gradient.
public final class DenseLoss implements AutoCloseable {
  private static final int CHUNK = 1000;
  private static final long GRAPH_BYTES = 1L << 30;

  /// Tensors of the size of the activations that a graph keeps, counted generously.
  private static final int TENSORS_A_LAYER = 12;

  private static final int KERNEL = 3;
  private static final int POOL = 2;

  private final int examples;
  private final int[] image;
  private final boolean doublePrecision;
  private final boolean crossEntropy;
  private final Nonlinearity nonlinearity;
  private final Tensor inputs;
  private final Tensor targets;
  private final FlatViews parameters;
  private final FlatViews direction;
  private final @Nullable TensorVector[] graphs;
  private final boolean keepsGraphs;

  /// @param image channels, rows and columns of an example; empty where there are no convolutions
  /// @param shapes of each layer's weights: [outputs][inputs], before them [maps][channels][3][3]
  /// @param inputs [examples][features], row by row
  /// @param targets [examples][outputs], row by row; probabilities for the cross-entropy
  /// @param crossEntropy softmax cross-entropy, or else half the squared error, summed over outputs
  /// @param doublePrecision float64 rather than float32
  public DenseLoss(
      int[] image,
      List<int[]> shapes,
      Nonlinearity nonlinearity,
      float[] inputs,
      float[] targets,
      boolean crossEntropy,
      boolean doublePrecision) {
    Libtorch.prepareThread();
    int outputs = shapes.getLast()[0];
    int features =
        image.length > 0 ? Arrays.stream(image).reduce(1, (x, y) -> x * y) : shapes.getFirst()[1];
    this.image = image;
    this.examples = targets.length / outputs;
    if (inputs.length != (long) examples * features
        || targets.length != (long) examples * outputs) {
      throw new IllegalArgumentException(
          "%d inputs and %d targets for %d features and %d outputs"
              .formatted(inputs.length, targets.length, features, outputs));
    }
    this.nonlinearity = nonlinearity;
    this.crossEntropy = crossEntropy;
    this.doublePrecision = doublePrecision;
    graphs = new TensorVector[Math.ceilDiv(examples, CHUNK)];
    long units = units(shapes);
    keepsGraphs =
        examples * units * TENSORS_A_LAYER * (doublePrecision ? Double.BYTES : Float.BYTES)
            <= GRAPH_BYTES;
    try (PointerScope _ = new PointerScope()) {
      this.inputs = tensor(inputs, features).retainReference();
      this.targets = tensor(targets, outputs).retainReference();
    }
    parameters = new FlatViews(shapes, doublePrecision, true);
    direction = new FlatViews(shapes, doublePrecision, false);
  }

  private long units(List<int[]> shapes) {
    long units = 0;
    long pixels = image.length > 0 ? (long) image[1] * image[2] : 1;
    for (int[] shape : shapes) {
      boolean convolves = shape.length > 2;
      units += shape[0] * (convolves ? pixels : 1);
      pixels = convolves ? pixels / (POOL * POOL) : pixels;
    }
    return units;
  }

  private Tensor tensor(float[] rows, int columns) {
    Tensor empty = torch.empty(examples, columns);
    empty.data_ptr_float().put(rows);
    return empty.to(doublePrecision ? torch.ScalarType.Double : torch.ScalarType.Float);
  }

  /// Count of weights and biases.
  public int dimension() {
    return parameters.size();
  }

  /// Sets all weights and biases, layer by layer, weights [outputs][inputs] before biases.
  public void moveTo(double[] values) {
    forgetGraphs();
    parameters.set(values);
  }

  /// The mean loss alone.
  ///
  /// @param right receives at 0 how many examples have their largest output where the target is
  ///   largest
  public double value(int[] right) {
    Libtorch.prepareThread();
    double total = 0;
    right[0] = 0;
    for (int chunk = 0; chunk < graphs.length; chunk++) {
      try (PointerScope _ = new PointerScope();
          var _ = new NoGradGuard()) {
        Tensor outputs = outputs(chunk);
        total += loss(outputs, chunk).item_double();
        var last = new LongOptional(1);
        Tensor hits = outputs.argmax(last, false).eq(rows(targets, chunk).argmax(last, false));
        right[0] += (int) hits.sum().item_long();
      }
    }
    return total;
  }

  /// The mean loss and its gradient.
  ///
  /// @param into overwritten
  public double gradient(double[] into) {
    Libtorch.prepareThread();
    Arrays.fill(into, 0);
    double total = 0;
    for (int chunk = 0; chunk < graphs.length; chunk++) {
      try (PointerScope _ = new PointerScope()) {
        Tensor loss = loss(outputs(chunk), chunk);
        total += loss.item_double();
        parameters.add(torch.grad(new TensorVector(loss), parameters.views()), into);
      }
    }
    return total;
  }

  /// The product of the Hessian with a vector.
  ///
  /// @param into overwritten
  public void product(double[] vector, double[] into) {
    Libtorch.prepareThread();
    direction.set(vector);
    Arrays.fill(into, 0);
    for (int chunk = 0; chunk < graphs.length; chunk++) {
      try (PointerScope _ = new PointerScope()) {
        TensorVector gradient = graph(chunk);
        parameters.add(
            torch.grad(
                gradient,
                parameters.views(),
                direction.views(),
                new BoolOptional(keepsGraphs),
                false,
                true),
            into);
      }
    }
  }

  private TensorVector graph(int chunk) {
    TensorVector known = graphs[chunk];
    if (known != null) {
      return known;
    }
    Tensor loss = loss(outputs(chunk), chunk);
    TensorVector gradient =
        torch.grad(
            new TensorVector(loss),
            parameters.views(),
            new TensorVector(),
            new BoolOptional(true),
            true,
            false);
    if (keepsGraphs) {
      graphs[chunk] = gradient.retainReference();
    }
    return gradient;
  }

  private Tensor rows(Tensor all, int chunk) {
    long from = (long) chunk * CHUNK;
    return all.narrow(0, from, Math.min(CHUNK, examples - from));
  }

  private Tensor outputs(int chunk) {
    Tensor values = rows(inputs, chunk);
    TensorVector views = parameters.views();
    if (image.length > 0) {
      values = values.view(values.size(0), image[0], image[1], image[2]);
    }
    long first = 0;
    for (; views.get(first).dim() > 2; first += 2) {
      values = nonlinearity.apply(convolved(values, views.get(first), views.get(first + 1)));
      values = torch.avg_pool2d(values, POOL, POOL);
    }
    values = values.flatten(1, -1);
    for (long i = first; i < views.size(); i += 2) {
      values = torch.linear(values, views.get(i), new TensorOptional(views.get(i + 1)));
      if (i + 2 < views.size()) {
        values = nonlinearity.apply(values);
      }
    }
    return values;
  }

  private static Tensor convolved(Tensor values, Tensor weights, Tensor biases) {
    return torch.conv2d(
        values,
        weights,
        new TensorOptional(biases),
        new long[] {1, 1},
        new long[] {KERNEL / 2, KERNEL / 2},
        new long[] {1, 1},
        1);
  }

  private Tensor loss(Tensor outputs, int chunk) {
    Tensor target = rows(targets, chunk);
    Tensor sum =
        crossEntropy
            ? torch.log_softmax(outputs, 1).mul(target).sum().neg()
            : outputs.sub(target).square().sum().mul(new Scalar(0.5));
    return sum.div(new Scalar((double) examples));
  }

  private void forgetGraphs() {
    for (int chunk = 0; chunk < graphs.length; chunk++) {
      TensorVector graph = graphs[chunk];
      if (graph != null) {
        graph.releaseReference();
        graphs[chunk] = null;
      }
    }
  }

  @Override
  public void close() {
    forgetGraphs();
    inputs.releaseReference();
    targets.releaseReference();
    parameters.close();
    direction.close();
  }
}
