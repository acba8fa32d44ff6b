package dev.gradus.nets;

class SgdOnLogisticRegressionTest extends SgdConformance {
  SgdOnLogisticRegressionTest() {
    super(2, Model.linear());
  }
}
