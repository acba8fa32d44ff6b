/// The simplified model in which a simple classifier survives training to zero error: gradient
/// descent on a linear model with fewer examples than inputs, started from that classifier.
///
/// An [Interpolator] runs under [InterpolatorFormula] (many inputs) and [InterpolatorDescent] (as
/// many as there are); [InterpolatorProbe] looks at either. Derived in docs/notes/interpolator.md.
@NullMarked
package dev.gradus.theory.interpolator;

import org.jspecify.annotations.NullMarked;
