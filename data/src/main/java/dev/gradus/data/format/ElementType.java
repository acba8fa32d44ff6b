package dev.gradus.data.format;

/// The types a number in an [NdArray] can have.
public enum ElementType {
  BOOL("b1", 1),
  INT8("i1", 1),
  INT16("i2", 2),
  INT32("i4", 4),
  INT64("i8", 8),
  UINT8("u1", 1),
  UINT16("u2", 2),
  UINT32("u4", 4),
  UINT64("u8", 8),
  FLOAT16("f2", 2),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8);

  /// As in the `descr` of an NPY header, without the byte order.
  final String npyCode;

  final int bytes;

  ElementType(String npyCode, int bytes) {
    this.npyCode = npyCode;
    this.bytes = bytes;
  }

  public boolean isInteger() {
    return this != FLOAT16 && this != FLOAT32 && this != FLOAT64;
  }
}
