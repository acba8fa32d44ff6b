package dev.gradus.data;

import java.util.List;

/// Images kept as bytes.
///
/// @param pixels one image after the other
record ImageDataSet(String name, int classes, List<Integer> shape, byte[] pixels, byte[] labels)
    implements DataSet {

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    int count = features();
    int from = example * count;
    for (int i = 0; i < count; i++) {
      target[offset + i] = (pixels[from + i] & 0xff) / 255f;
    }
  }
}
