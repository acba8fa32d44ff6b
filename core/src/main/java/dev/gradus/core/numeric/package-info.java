/// Numerics shared by all systems: [DormandPrince] integrates a [VectorField], [GaussLegendre] and
/// [GaussHermite] integrate functions.
@NullMarked
package dev.gradus.core.numeric;

import org.jspecify.annotations.NullMarked;
