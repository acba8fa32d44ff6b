/// Extreme eigenvalues of a Hessian that is known through its products with vectors: [Lanczos]
/// finds the largest [Eigenpair] or both [SpectrumEnds], each with a residual that was measured,
/// and an [EigenvalueTracker] follows one end through training at four products a look.
@NullMarked
package dev.gradus.measures.spectrum;

import org.jspecify.annotations.NullMarked;
