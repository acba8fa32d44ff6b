package dev.gradus.nets.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The few messages of ONNX's protobuf (onnx.proto3) that a linear model needs, written by hand.
final class OnnxBytes {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private OnnxBytes() {}

  /// scores = Reshape(x, [-1, features]) weights, or the class of the highest.
  ///
  /// @param shape of the input; 0 for a free dimension
  /// @param weights \[features\]\[classes\]
  static byte[] linear(long[] shape, float[][] weights, boolean argMax) {
    int features = weights.length;
    int classes = weights[0].length;
    OnnxBytes graph = new OnnxBytes();
    graph.message(1, node("Reshape", "flat", "x", "rows"));
    graph.message(1, node("MatMul", "scores", "flat", "weights"));
    if (argMax) {
      OnnxBytes highest = node("ArgMax", "class", "scores");
      highest.message(5, attribute("axis", 1));
      highest.message(5, attribute("keepdims", 0));
      graph.message(1, highest);
    }
    graph.text(2, "linear");
    graph.message(5, tensor("rows", INT64, longs(-1, features), 2));
    ByteBuffer values = ByteBuffer.allocate(4 * features * classes).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : weights) {
      for (float value : row) {
        values.putFloat(value);
      }
    }
    graph.message(5, tensor("weights", FLOAT, values.array(), features, classes));
    graph.message(11, value("x", FLOAT, shape));
    graph.message(12, argMax ? value("class", INT64, 0) : value("scores", FLOAT, 0, classes));
    OnnxBytes model = new OnnxBytes();
    model.number(1, 8); // format
    model.message(7, graph);
    OnnxBytes operators = new OnnxBytes();
    operators.number(2, 13);
    model.message(8, operators);
    return model.out.toByteArray();
  }

  private static OnnxBytes node(String operator, String output, String... inputs) {
    OnnxBytes node = new OnnxBytes();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output);
    node.text(4, operator);
    return node;
  }

  private static OnnxBytes attribute(String name, long value) {
    OnnxBytes attribute = new OnnxBytes();
    attribute.text(1, name);
    attribute.number(3, value);
    attribute.number(20, 2); // INT
    return attribute;
  }

  private static OnnxBytes tensor(String name, int type, byte[] values, long... shape) {
    OnnxBytes tensor = new OnnxBytes();
    for (long length : shape) {
      tensor.number(1, length);
    }
    tensor.number(2, type);
    tensor.text(8, name);
    tensor.bytes(9, values);
    return tensor;
  }

  private static OnnxBytes value(String name, int type, long... shape) {
    OnnxBytes lengths = new OnnxBytes();
    for (long length : shape) {
      OnnxBytes dimension = new OnnxBytes();
      if (length > 0) {
        dimension.number(1, length);
      }
      lengths.message(1, dimension);
    }
    OnnxBytes tensor = new OnnxBytes();
    tensor.number(1, type);
    tensor.message(2, lengths);
    OnnxBytes kind = new OnnxBytes();
    kind.message(1, tensor);
    OnnxBytes value = new OnnxBytes();
    value.text(1, name);
    value.message(2, kind);
    return value;
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  private void message(int field, OnnxBytes message) {
    bytes(field, message.out.toByteArray());
  }

  private void text(int field, String text) {
    bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(int field, byte[] bytes) {
    varint((long) field << 3 | 2);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void number(int field, long value) {
    varint((long) field << 3);
    varint(value);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
