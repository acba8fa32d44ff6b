package dev.gradus.nets;

final class NesterovInSinglePrecisionTest extends FullBatchConformance {
  NesterovInSinglePrecisionTest() {
    super(Momentum.NESTEROV, false);
  }
}
