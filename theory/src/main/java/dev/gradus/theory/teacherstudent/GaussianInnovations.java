package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The innovations of inputs x ~ N(0, 1_N): normal coordinates, and a squared norm of the rest that
/// is chi-squared with N - K - M degrees of freedom.
///
/// They are drawn for several examples at once, which is faster; what is left of them belongs to
/// what is saved.
final class GaussianInnovations implements Innovations, Saved {
  static final int DRAWN_TOGETHER = 8;

  private final RandomStream stream;
  private final ChiSampler rest;
  private final int span;
  private final int width;
  private final double[] drawn;
  private int next;

  GaussianInnovations(int inputs, int span, RandomStream stream) {
    this.stream = stream;
    this.span = span;
    rest = new ChiSampler(inputs - span);
    width = span + 2;
    drawn = new double[DRAWN_TOGETHER * width];
    next = drawn.length;
  }

  @Override
  public void next(double[] w) {
    if (next == drawn.length) {
      draw();
    }
    for (int j = 0; j < width; j++) {
      w[j] = drawn[next + j];
    }
    next += width;
  }

  private void draw() {
    stream.nextGaussians(drawn, 0, drawn.length);
    for (int at = span; at < drawn.length; at += width) {
      drawn[at] = rest.sample(drawn[at], stream);
    }
    next = 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    stream.save(out);
    out.writeInt(drawn.length - next);
    for (int i = next; i < drawn.length; i++) {
      out.writeDouble(drawn[i]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    stream.restore(in);
    int left = in.readInt();
    if (left < 0 || left > drawn.length || left % width != 0) {
      throw new IOException(left + " numbers left of examples of " + width + " numbers");
    }
    next = drawn.length - left;
    for (int i = next; i < drawn.length; i++) {
      drawn[i] = in.readDouble();
    }
  }
}
