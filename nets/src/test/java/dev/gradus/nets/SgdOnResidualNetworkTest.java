package dev.gradus.nets;

import java.util.List;

/// With augmentation and batch normalisation, whose running means the checkpoint must hold.
class SgdOnResidualNetworkTest extends SgdConformance {
  SgdOnResidualNetworkTest() {
    super(
        3,
        new Model.ResNet(List.of(1, 1), 2, 1),
        new Hyperparameters(0.05, 7, 0.9, 1e-4, Hyperparameters.Augmentation.CROP_AND_FLIP),
        2,
        5,
        6);
  }
}
