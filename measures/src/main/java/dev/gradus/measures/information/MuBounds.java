package dev.gradus.measures.information;

/// How much mu two confusion matrices leave open: what it would be were the errors of both models
/// independent, and how low and how high it could be at all.
///
/// A good model retains mu whatever happened: as F approaches Y, mu is forced towards I(L;Y). So a
/// mu that stays flat says something only where these bounds are apart, and the retention index
/// says how much. All of it is by plug-in, the laws being those of the table.
///
/// @param unit of all but the last
/// @param mu plug-in mu of the table
/// @param muCi mu if F and L were independent given Y, with the same confusion matrices
/// @param muMin the lowest mu found among tables with the same confusion matrices; exact if no
///   variable has more than two classes
/// @param muFloor what no such table can be below: `muMin` where that is exact, otherwise I(F;Y) +
///   I(L;Y) - H(Y)
/// @param muMax the highest mu that a law with the same confusion matrices attains, the shared
///   information of Bertschinger et al. (2014); exact for two classes
/// @param muMaxGap by how much `muMax` may be too low, a proven bound
/// @param retention rho = (mu - muCi) / (muMax - muCi), 1 where L is retained as far as the
///   confusion matrices allow, 0 where errors are independent; NaN where these are the same, noise
///   where one of the models knows next to nothing
public record MuBounds(
    Unit unit,
    double mu,
    double muCi,
    double muMin,
    double muFloor,
    double muMax,
    double muMaxGap,
    double retention) {

  /// Ranges of mu that are no more than this, in nats, are rounding.
  private static final double NO_RANGE = 1e-9;

  /// A mu that is below the highest by no more than this, in nats, is the highest.
  private static final double ROUNDING = 1e-12;

  /// Bounds of a table, in nats.
  ///
  /// @throws dev.gradus.core.InputException if the confusion matrices have so many cells that there
  ///   are more than 2^24 triples of a label with a prediction of each
  public static MuBounds of(ContingencyTable table) {
    Joint joint = table.joint();
    Pointwise.Margins margins = Pointwise.Margins.of(joint);
    Confusions confusions = Confusions.of(joint, margins);
    Entropies h = Entropies.of(joint, margins, EntropyEstimator.PLUGIN);
    double base = h.modelLabelInformation() + h.byLabelInformation() - h.label();
    double mu = h.modelLabelInformation() - h.modelLabelGivenBy();
    double muCi = base + confusions.independentUncertainty();
    double least;
    MostUncertainCoupling.Bracket most;
    if (confusions.binary()) {
      BinaryCouplings couplings = BinaryCouplings.of(confusions);
      least = couplings.leastUncertainty();
      most = new MostUncertainCoupling.Bracket(couplings.mostUncertainty(), 0);
    } else {
      least = TradedPredictions.least(joint, margins, confusions);
      most = MostUncertainCoupling.of(confusions);
    }
    double muMin = Math.min(mu, base + least);
    double highest = base + most.attained();
    double muMax = highest - mu < ROUNDING ? mu : highest;
    double range = muMax - muCi;
    return new MuBounds(
        Unit.NATS,
        mu,
        muCi,
        muMin,
        confusions.binary() ? muMin : base,
        muMax,
        most.gap(),
        range > NO_RANGE + most.gap() ? (mu - muCi) / range : Double.NaN);
  }

  /// The same in another unit.
  public MuBounds in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new MuBounds(
        other,
        mu * factor,
        muCi * factor,
        muMin * factor,
        muFloor * factor,
        muMax * factor,
        muMaxGap * factor,
        retention);
  }
}
