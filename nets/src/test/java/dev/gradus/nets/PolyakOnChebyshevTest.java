package dev.gradus.nets;

final class PolyakOnChebyshevTest extends FullBatchConformance {
  PolyakOnChebyshevTest() {
    super(Momentum.POLYAK, true);
  }
}
