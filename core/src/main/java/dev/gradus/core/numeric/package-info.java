/// Numerics shared by all systems: [DormandPrince] integrates a [VectorField].
@NullMarked
package dev.gradus.core.numeric;

import org.jspecify.annotations.NullMarked;
