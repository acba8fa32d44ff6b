/// A simple classifier that survives training to zero error: `problem: interpolator`, and the claim
/// that the measure finds what theory says ([InterpolatorClaims]).
@NullMarked
package dev.gradus.studies.interpolator;

import org.jspecify.annotations.NullMarked;
