package dev.gradus.theory.teacherstudent;

/// A finite set of inputs, such as centred and scaled images.
public interface InputSource {

  /// How many inputs, at least 1.
  int count();

  /// N, numbers an input.
  int dimension();

  /// Copies input i into an array of N numbers.
  void copy(int i, double[] into);
}
