package dev.gradus.nets.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.gradus.core.InputException;
import dev.gradus.core.UnpackedLibraries;
import dev.gradus.data.DataSet;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.ModelOutput;
import dev.gradus.data.format.NdArray;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// A network in an ONNX file, such as PyTorch, Keras and scikit-learn export.
///
/// It has one input of floats: a batch of examples as rows of numbers, or of images with channels
/// first or last. Pixels are scaled to [0, 1]; any further normalisation must be inside the
/// network. Its answer is the first output of scores \[examples, classes\], else the first of
/// classes \[examples\]. One thread; the same network gives the same bits on the same machine.
///
/// ```java
/// int[] classes = OnnxNetwork.run(Path.of("step-100.onnx"), test).classes();
/// ```
public final class OnnxNetwork {
  private static final int BATCH = 256;

  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Layout layout;
  private final String output;
  private final boolean scores;

  /// @param input name of the input
  /// @param shape of one batch, the first the count of examples in it
  /// @param channelsLast whether the channel of a pixel runs fastest
  private record Layout(String input, long[] shape, boolean channelsLast) {
    int batch() {
      return (int) shape[0];
    }
  }

  private OnnxNetwork(String name, OrtEnvironment environment, OrtSession session, DataSet data)
      throws OrtException {
    this.name = name;
    this.environment = environment;
    this.session = session;
    layout = layout(data);
    NodeInfo found = output();
    output = found.getName();
    scores = ((TensorInfo) found.getInfo()).type == OnnxJavaType.FLOAT;
  }

  /// Runs a network on every example.
  ///
  /// @throws InputException if the file is no network, or one for other data
  public static ModelOutput run(Path file, DataSet data) {
    String name = GuardedInput.printable(file.toString());
    GuardedInput.open(file).close();
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "gradus");
      UnpackedLibraries.delete("onnxruntime-java");
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (OrtSession session = environment.createSession(file.toString(), options)) {
          return new OnnxNetwork(name, environment, session, data).run(data);
        }
      }
    } catch (OrtException e) {
      throw new InputException(
          name
              + ": cannot be run as an ONNX network ("
              + GuardedInput.printable(
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"))
              + "); export it again",
          e);
    } catch (LinkageError e) {
      throw new InputException(
          name + ": ONNX Runtime cannot be loaded on this machine (" + e.getMessage() + ")", e);
    }
  }

  private Layout layout(DataSet data) throws OrtException {
    if (session.getInputInfo().size() != 1) {
      throw new InputException(
          "%s: %d inputs, expected one; export the network alone"
              .formatted(name, session.getInputInfo().size()));
    }
    NodeInfo node = session.getInputInfo().values().iterator().next();
    if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      throw new InputException(
          name + ": its input is " + node.getInfo() + ", expected a tensor of float32");
    }
    long[] wanted = tensor.getShape();
    long[] first = data.shape().stream().mapToLong(Integer::longValue).toArray();
    long[] last = first.clone();
    System.arraycopy(first, 1, last, 0, first.length - 1);
    last[first.length - 1] = first[0];
    long[] plane = first.length > 1 && first[0] == 1 ? Arrays.copyOfRange(first, 1, 3) : first;
    boolean channelsLast = false;
    long[] one;
    if (fits(wanted, first)) {
      one = first;
    } else if (fits(wanted, last)) {
      one = last;
      channelsLast = true;
    } else if (fits(wanted, plane)) {
      one = plane;
    } else if (fits(wanted, data.features())) {
      one = new long[] {data.features()};
    } else {
      throw new InputException(
          "%s: its input has shape %s (-1 = any), expected a batch of %s or of %d numbers for %s"
              .formatted(
                  name, Arrays.toString(wanted), data.shape(), data.features(), data.name()));
    }
    long[] shape = new long[one.length + 1];
    shape[0] = wanted[0] > 0 ? wanted[0] : Math.min(BATCH, data.size());
    System.arraycopy(one, 0, shape, 1, one.length);
    if (shape[0] * data.features() > 1 << 28) {
      throw new InputException(
          "%s: a batch of %d examples, more than memory is given for; export it with a free batch"
              .formatted(name, shape[0]));
    }
    return new Layout(node.getName(), shape, channelsLast);
  }

  private static boolean fits(long[] wanted, long... example) {
    if (wanted.length != example.length + 1) {
      return false;
    }
    for (int i = 0; i < example.length; i++) {
      if (wanted[i + 1] > 0 && wanted[i + 1] != example[i]) {
        return false;
      }
    }
    return true;
  }

  private NodeInfo output() throws OrtException {
    NodeInfo classes = null;
    for (NodeInfo node : session.getOutputInfo().values()) {
      if (node.getInfo() instanceof TensorInfo tensor) {
        if (tensor.type == OnnxJavaType.FLOAT && tensor.getShape().length == 2) {
          return node;
        }
        boolean plain = tensor.type == OnnxJavaType.INT64 && tensor.getShape().length == 1;
        classes = classes == null && plain ? node : classes;
      }
    }
    if (classes == null) {
      throw new InputException(
          name
              + ": no output of scores [examples, classes] or classes [examples]; export one of them"
              + " (skl2onnx: options={'zipmap': False})");
    }
    return classes;
  }

  private ModelOutput run(DataSet data) throws OrtException {
    int batch = layout.batch();
    int features = data.features();
    float[] pixels = new float[batch * features];
    float[] example = new float[features];
    double[] answers = {};
    int width = 0;
    for (int from = 0; from < data.size(); from += batch) {
      int count = Math.min(batch, data.size() - from);
      for (int j = 0; j < count; j++) {
        data.copyFeatures(from + j, example, 0);
        place(example, pixels, j * features, data.shape().getFirst());
      }
      double[] answer = ask(pixels, count);
      if (from == 0) {
        width = answer.length / count;
        answers = new double[Math.multiplyExact(width, data.size())];
      }
      if (answer.length != width * count) {
        throw new InputException(name + ": answers of different sizes; export it again");
      }
      System.arraycopy(answer, 0, answers, from * width, answer.length);
    }
    return ModelOutput.of(
        name, scores ? NdArray.of(answers, data.size(), width) : NdArray.of(answers, data.size()));
  }

  private void place(float[] example, float[] pixels, int offset, int channels) {
    if (!layout.channelsLast) {
      System.arraycopy(example, 0, pixels, offset, example.length);
      return;
    }
    int size = example.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < size; pixel++) {
        pixels[offset + pixel * channels + channel] = example[channel * size + pixel];
      }
    }
  }

  /// Answers to the first `count` examples of a batch; a network of a fixed batch gets all of it.
  private double[] ask(float[] pixels, int count) throws OrtException {
    boolean free =
        ((TensorInfo) session.getInputInfo().values().iterator().next().getInfo()).getShape()[0]
            <= 0;
    long[] shape = layout.shape.clone();
    shape[0] = free ? count : layout.batch();
    int length = (int) (shape[0] * (pixels.length / layout.batch()));
    try (OnnxTensor input =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels, 0, length), shape);
        OrtSession.Result result = session.run(Map.of(layout.input, input))) {
      OnnxTensor answer =
          (OnnxTensor)
              result
                  .get(output)
                  .orElseThrow(() -> new InputException(name + ": no answer; export it again"));
      long[] found = answer.getInfo().getShape();
      if (found.length == 0 || found[0] != shape[0] || (scores && found.length != 2)) {
        throw new InputException(
            "%s: an answer of shape %s to %d examples, expected one row an example"
                .formatted(name, Arrays.toString(found), shape[0]));
      }
      int width = scores ? Math.toIntExact(found[1]) : 1;
      double[] values = new double[count * width];
      if (scores) {
        FloatBuffer buffer = answer.getFloatBuffer();
        for (int i = 0; i < values.length; i++) {
          values[i] = buffer.get(i);
        }
      } else {
        LongBuffer buffer = answer.getLongBuffer();
        for (int i = 0; i < values.length; i++) {
          values[i] = (double) buffer.get(i);
        }
      }
      return values;
    }
  }
}
