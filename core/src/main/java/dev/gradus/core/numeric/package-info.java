/// Numerics shared by all systems: [DormandPrince] integrates a [VectorField], [GaussLegendre] and
/// [GaussHermite] integrate functions; [ArrayMath] and [Normal] are elementary functions of whole
/// arrays.
@NullMarked
package dev.gradus.core.numeric;

import org.jspecify.annotations.NullMarked;
