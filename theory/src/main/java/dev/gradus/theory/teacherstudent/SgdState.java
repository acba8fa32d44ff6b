package dev.gradus.theory.teacherstudent;

/// What brute-force SGD offers beyond order parameters.
public interface SgdState extends OrderParameterState {

  /// Half the mean squared distance of the student to the labels it is trained on, noise included;
  /// NaN online, where no example is seen twice.
  double trainingError();
}
