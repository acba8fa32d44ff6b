/// The words of Gradus: a [Problem] is moved through training time by a [Method]; the [Dynamics] so
/// started is watched by [Probe]s at the times of a [TimeGrid], and a [Recorder] turns what they
/// measure into a [Trajectory]. Randomness comes from [RandomStreams] only. Dynamics in discrete
/// steps are [SteppedDynamics], those of a differential equation [OdeDynamics].
@NullMarked
package dev.gradus.core;

import org.jspecify.annotations.NullMarked;
