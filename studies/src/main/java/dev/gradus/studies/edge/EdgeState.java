package dev.gradus.studies.edge;

import dev.gradus.measures.spectrum.Eigenpair;
import dev.gradus.nets.FullBatchState;

/// A network between two steps, with the ends of its Hessian's spectrum as tracked so far.
interface EdgeState {
  FullBatchState network();

  /// The largest eigenvalue here and its eigenvector; found when first asked for at a step.
  Eigenpair sharpest();

  /// The smallest eigenvalue here; found when first asked for at a step.
  Eigenpair smallest();

  /// Hessian-vector products spent on both ends so far.
  long products();
}
