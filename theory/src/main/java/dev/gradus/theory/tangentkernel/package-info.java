/// Classification in the tangent-kernel regime: how features, the modes of a kernel, share what
/// there is to learn, under weight decay and under spectral decoupling; formulas derived in
/// docs/notes/modes.md.
///
/// Start with the problem [TangentKernel]. [KernelFlow] and [KernelDescent] move it, both offer
/// [Responses], which [ResponseProbe] writes into a trajectory. [FixedPoint] is where they end.
@NullMarked
package dev.gradus.theory.tangentkernel;

import org.jspecify.annotations.NullMarked;
