package dev.gradus.nets;

import java.util.List;

/// With momentum and weight decay, whose velocity the checkpoint must hold.
class SgdOnConvolutionsTest extends SgdConformance {
  SgdOnConvolutionsTest() {
    super(
        2,
        new Model.Cnn(2, 3, List.of(5)),
        new Hyperparameters(0.02, 7, 0.9, 1e-3, Hyperparameters.Augmentation.NONE),
        1,
        8,
        8);
  }
}
