package dev.gradus.nets;

final class GdOnChebyshevTest extends FullBatchConformance {
  GdOnChebyshevTest() {
    super(Momentum.NONE, true);
  }
}
