package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;

/// To fit a fixed set of examples with a dense network, all examples in every step.
///
/// The loss is the mean over examples of half the squared error, summed over outputs, or of the
/// softmax cross-entropy in nats.
///
/// @param inputs [examples][inputs], row by row; not to be changed
/// @param targets [examples][outputs], row by row; probabilities of the classes for the
///   cross-entropy; not to be changed
/// @param network what fits
/// @param crossEntropy rather than the squared error
/// @param stepsize factor before the gradient
/// @param momentum share of the last step that is kept, in [0, 1); plain gradient descent ignores
///   it
/// @param doublePrecision gradients in float64 rather than float32; weights are always kept in
///   float64
public record FullBatchFit(
    float[] inputs,
    float[] targets,
    DenseNetwork network,
    boolean crossEntropy,
    double stepsize,
    double momentum,
    boolean doublePrecision)
    implements Problem {

  /// @throws InputException if the sizes do not fit each other or a number is out of range
  public FullBatchFit {
    if (targets.length == 0
        || targets.length % network.outputs() != 0
        || (long) targets.length / network.outputs() * network.inputs() != inputs.length) {
      throw new InputException(
          "%d inputs and %d targets found, expected %d and %d for each of at least one example"
              .formatted(inputs.length, targets.length, network.inputs(), network.outputs()));
    }
    requireFinite("inputs", inputs, network.inputs());
    requireFinite("targets", targets, network.outputs());
    if (!(stepsize > 0 && stepsize < Double.POSITIVE_INFINITY)) {
      throw new InputException("stepsize: " + stepsize + " found, expected a finite number > 0");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new InputException("momentum: " + momentum + " found, expected a number in [0, 1)");
    }
  }

  private static void requireFinite(String what, float[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            "%s: %s found in example %d, expected finite numbers"
                .formatted(what, values[i], i / columns));
      }
    }
  }

  /// Count of examples.
  public int examples() {
    return targets.length / network.outputs();
  }

  /// The same problem on one example of `stride`.
  FullBatchFit everySoManieth(int stride) {
    int count = examples() / stride;
    float[] someInputs = new float[count * network.inputs()];
    float[] someTargets = new float[count * network.outputs()];
    for (int i = 0; i < count; i++) {
      copyRow(inputs, i * stride, someInputs, i, network.inputs());
      copyRow(targets, i * stride, someTargets, i, network.outputs());
    }
    return new FullBatchFit(
        someInputs, someTargets, network, crossEntropy, stepsize, momentum, doublePrecision);
  }

  private static void copyRow(float[] from, int row, float[] to, int toRow, int columns) {
    System.arraycopy(from, row * columns, to, toRow * columns, columns);
  }
}
