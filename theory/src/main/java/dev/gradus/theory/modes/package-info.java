/// The learning dynamics of deep networks in independent modes, failing initialisations and
/// gradient starvation; formulas derived in docs/notes/modes.md.
///
/// Start with the problem [ModeProblem]: the hidden units of one class and its [Drive], the loss.
/// Three methods move it: [ClosedForm], [ModeFlow] (the differential equation) and
/// [GradientDescent] (discrete steps of a [VectorNetwork]). All offer a [ModeState], which
/// [ModeProbe] writes into a trajectory. [ModeSolution] answers when a confidence is reached, which
/// units die and where the error curve bends; [ConfidenceTime] is its fast path.
///
/// [InitialisationMap] says which [Region] a start is in. [Features] are several features that
/// share a class, moved by [FeatureFlow] and written by [FeatureProbe]; [Starvation] holds a
/// frequent and a rare one against the bound and the control, [StarvationFlow] moves both and
/// [StarvationProbe] writes a [StarvationState].
@NullMarked
package dev.gradus.theory.modes;

import org.jspecify.annotations.NullMarked;
