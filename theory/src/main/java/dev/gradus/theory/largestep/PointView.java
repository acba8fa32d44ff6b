package dev.gradus.theory.largestep;

/// A point as probes see it. The point must be the one its landscape evaluated last.
abstract class PointView implements RiskState {
  private final Landscape landscape;

  PointView(Landscape landscape) {
    this.landscape = landscape;
  }

  abstract Point point();

  @Override
  public double risk() {
    return point().risk;
  }

  @Override
  public double logRisk() {
    return point().logRisk;
  }

  @Override
  public double smallestMargin() {
    return point().smallestMargin;
  }

  @Override
  public double weightNorm() {
    return point().weightNorm;
  }

  @Override
  public double gradientNorm() {
    return point().gradientNorm;
  }

  @Override
  public double gradientPotential() {
    return point().gradientPotential;
  }

  @Override
  public double exponentialRisk() {
    return point().exponentialRisk;
  }

  @Override
  public double descentAlongWeights() {
    return point().descentAlongWeights;
  }

  @Override
  public double[][] weights() {
    return landscape.weights(point());
  }

  @Override
  public int dimension() {
    return landscape.parameters();
  }

  @Override
  public void hessianVectorProduct(double[] direction, double[] product) {
    landscape.hessianVectorProduct(direction, product);
  }
}
