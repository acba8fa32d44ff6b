package dev.gradus.theory.largestep;

/// The numbers of a state that lemmas are about.
record Snapshot(
    long step,
    double risk,
    double logRisk,
    double smallestMargin,
    double norm,
    double gradient,
    double potential,
    double exponential,
    double descent,
    double stepsize) {

  static Snapshot of(long step, RiskState state) {
    return new Snapshot(
        step,
        state.risk(),
        state.logRisk(),
        state.smallestMargin(),
        state.weightNorm(),
        state.gradientNorm(),
        state.gradientPotential(),
        state.exponentialRisk(),
        state.descentAlongWeights(),
        state.stepsize());
  }
}
