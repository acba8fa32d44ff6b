package dev.gradus.theory.tangentkernel;

/// What has been learnt of each feature.
public interface Responses {

  /// z, one a feature.
  double[] responses();

  /// m, one an example.
  double[] margins();
}
