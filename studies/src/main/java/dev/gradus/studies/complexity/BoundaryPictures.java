package dev.gradus.studies.complexity;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.Synthetic;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.HeatMap;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.Classification;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Where a network draws its line through the disk, over time.
///
/// The run's first seed is trained once more for it, with the same bits: a picture of the plane
/// would not fit a row of measurements.
final class BoundaryPictures {
  private static final int SIDE = 81;

  private BoundaryPictures() {}

  /// @param steps when, increasing
  static List<Picture> of(RunResult result, long... steps) {
    ObjectNode configuration = result.configuration().deepCopy();
    LabelledData data = LabelledData.of(configuration);
    double[] axis = IntStream.range(0, SIDE).mapToDouble(i -> -1 + 2.0 * i / (SIDE - 1)).toArray();
    Classification problem =
        new Classification(
            data.train(),
            plane(axis),
            Settings.model(configuration.get("model")),
            Settings.hyperparameters(configuration),
            data.evaluated());
    List<Picture> pictures = new ArrayList<>();
    RandomStreams streams = new RandomStreams(configuration.get("seed").longValue());
    try (Dynamics<NetworkState> dynamics =
        new StochasticGradientDescent().start(problem, streams)) {
      for (long step : steps) {
        dynamics.advance((double) step, step);
        pictures.add(picture(step, axis, dynamics.state().predictions()));
      }
    }
    return pictures;
  }

  private static Synthetic plane(double[] axis) {
    float[][] points = new float[SIDE * SIDE][];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = new float[] {(float) axis[i % SIDE], (float) axis[i / SIDE]};
    }
    return new Synthetic("plane", points, labels);
  }

  private static HeatMap picture(long step, double[] axis, int[] predictions) {
    double[][] values = new double[SIDE][SIDE];
    for (int i = 0; i < predictions.length; i++) {
      double radius = Math.hypot(axis[i % SIDE], axis[i / SIDE]);
      values[i / SIDE][i % SIDE] = radius > 1 ? Double.NaN : predictions[i];
    }
    return new HeatMap(
        "disk-boundary-" + step,
        "Disk: the network's classes at step " + step,
        "The class that the network of the first seed gives to each point of the disk, with the true"
            + " curve. It starts almost straight, then bends, and in the end has islands where"
            + " single labels are wrong.",
        new Axis("x1", "1", false),
        new Axis("x2", "1", false),
        "predicted class",
        "1",
        false,
        axis,
        axis,
        values,
        List.of(
            new HeatMap.Overlay(
                "true boundary",
                axis,
                DoubleStream.of(axis).map(x -> Synthetic.diskBoundary(x)).toArray())));
  }
}
