package dev.gradus.nets;

class SgdOnPerceptronTest extends SgdConformance {
  SgdOnPerceptronTest() {
    super(3, Model.mlp(8, 6));
  }
}
