package dev.gradus.data.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Numbers of one type in a box of any dimension, last index fastest. Immutable.
public final class NdArray {
  private final ElementType type;
  private final int[] shape;
  private final int size;
  private final ByteBuffer values;

  /// @param values in the order of the last index fastest, `size * type.bytes` bytes from position
  ///   0
  NdArray(ElementType type, int[] shape, ByteBuffer values) {
    this.type = type;
    this.shape = shape;
    this.size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    this.values = values;
    if (values.capacity() != (long) size * type.bytes) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not hold " + values.capacity() + " bytes");
    }
  }

  /// @throws IllegalArgumentException if the shape does not hold as many values
  public static NdArray of(double[] values, int... shape) {
    ByteBuffer bytes = allocate(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return new NdArray(ElementType.FLOAT64, shape.clone(), bytes);
  }

  /// @throws IllegalArgumentException if the shape does not hold as many values
  public static NdArray of(float[] values, int... shape) {
    ByteBuffer bytes = allocate(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return new NdArray(ElementType.FLOAT32, shape.clone(), bytes);
  }

  /// @throws IllegalArgumentException if the shape does not hold as many values
  public static NdArray of(int[] values, int... shape) {
    ByteBuffer bytes = allocate(values.length, Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return new NdArray(ElementType.INT32, shape.clone(), bytes);
  }

  /// @throws IllegalArgumentException if the shape does not hold as many values
  public static NdArray of(long[] values, int... shape) {
    ByteBuffer bytes = allocate(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return new NdArray(ElementType.INT64, shape.clone(), bytes);
  }

  private static ByteBuffer allocate(int count, int width) {
    return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
  }

  public ElementType type() {
    return type;
  }

  /// Lengths of the dimensions; empty for a single number.
  public List<Integer> shape() {
    return Arrays.stream(shape).boxed().toList();
  }

  /// Count of numbers.
  public int size() {
    return size;
  }

  /// A whole number by its place in the order of the last index fastest; bools are 0 and 1, and
  /// `UINT64` values of 2^63 and more come out negative.
  ///
  /// @throws IllegalStateException if the type is not whole
  public long integer(int index) {
    return switch (type) {
      case BOOL -> values.get(index) == 0 ? 0 : 1;
      case INT8 -> values.get(index);
      case UINT8 -> values.get(index) & 0xff;
      case INT16 -> values.getShort(2 * index);
      case UINT16 -> values.getShort(2 * index) & 0xffff;
      case INT32 -> values.getInt(4 * index);
      case UINT32 -> values.getInt(4 * index) & 0xffff_ffffL;
      case INT64, UINT64 -> values.getLong(8 * index);
      case FLOAT16, FLOAT32, FLOAT64 -> throw new IllegalStateException(type + " is not whole");
    };
  }

  /// A number of any type by its place in the order of the last index fastest.
  public double real(int index) {
    return switch (type) {
      case FLOAT16 -> Float.float16ToFloat(values.getShort(2 * index));
      case FLOAT32 -> values.getFloat(4 * index);
      case FLOAT64 -> values.getDouble(8 * index);
      case UINT64 -> unsignedToDouble(values.getLong(8 * index));
      default -> integer(index);
    };
  }

  /// Half of it with the lowest bit kept sticky is signed and rounds the same way.
  private static double unsignedToDouble(long value) {
    return value >= 0 ? value : 2.0 * ((value >>> 1) | (value & 1));
  }

  /// One of the arrays along the first dimension.
  NdArray part(int index) {
    int[] lengths = Arrays.copyOfRange(shape, 1, shape.length);
    int bytes = values.capacity() / shape[0];
    return new NdArray(type, lengths, values.slice(index * bytes, bytes).order(values.order()));
  }

  public double[] toDoubles() {
    double[] all = new double[size];
    Arrays.setAll(all, this::real);
    return all;
  }

  /// The bytes of numbers one byte wide.
  ///
  /// @throws IllegalStateException if they are wider
  public byte[] toBytes() {
    if (type.bytes != 1) {
      throw new IllegalStateException(type + " is wider than a byte");
    }
    byte[] all = new byte[size];
    values.get(0, all);
    return all;
  }

  /// The same numbers in another byte order or storage order.
  ByteBuffer littleEndian() {
    if (values.order() == ByteOrder.LITTLE_ENDIAN || type.bytes == 1) {
      return values.duplicate().rewind();
    }
    ByteBuffer swapped = ByteBuffer.allocate(values.capacity());
    copy(i -> i, swapped);
    return swapped.rewind();
  }

  /// An array of this shape reversed, seen with the first index fastest: what a Fortran-ordered
  /// file holds, put into our order.
  NdArray transposed() {
    int[] reversed = new int[shape.length];
    Arrays.setAll(reversed, k -> shape[shape.length - 1 - k]);
    ByteBuffer target = ByteBuffer.allocate(values.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    int[] stride = new int[reversed.length];
    for (int k = 0, step = 1; k < reversed.length; k++) {
      stride[k] = step;
      step *= Math.max(reversed[k], 1);
    }
    int[] index = new int[reversed.length];
    int[] from = {0};
    copy(
        i -> {
          int source = from[0];
          for (int k = reversed.length - 1; k >= 0; k--) {
            from[0] += stride[k];
            if (++index[k] < reversed[k]) {
              break;
            }
            from[0] -= stride[k] * reversed[k];
            index[k] = 0;
          }
          return source;
        },
        target);
    return new NdArray(type, reversed, target.rewind().order(ByteOrder.LITTLE_ENDIAN));
  }

  private void copy(IntUnaryOperator sourceOf, ByteBuffer target) {
    target.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      int source = sourceOf.applyAsInt(i);
      switch (type.bytes) {
        case 1 -> target.put(values.get(source));
        case 2 -> target.putShort(values.getShort(2 * source));
        case 4 -> target.putInt(values.getInt(4 * source));
        default -> target.putLong(values.getLong(8 * source));
      }
    }
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
