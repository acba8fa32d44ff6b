/// Stochastic gradient descent of two-layer networks in the teacher-student setup (Goldt, Advani,
/// Saxe, Krzakala and Zdeborova, arXiv 1906.08632): a student with K hidden units learns online
/// from a teacher with M, on Gaussian inputs in N dimensions.
///
/// Start with the problem [TeacherStudent] and its [OrderParameters]. Two methods solve it:
/// [OrderParameterOde] in the limit of large N, [ExactChain] at every finite N, at a cost per step
/// that does not depend on N; [ChainEnsemble] is many seeds of it at once, [OnlineSgd] the same on
/// weights, finite training sets and images. All offer an [OrderParameterState], which
/// [OrderParameterProbe] writes into a trajectory. An [Activation] with [GaussianAverages] can be
/// solved by both.
///
/// Variants of a problem: [Labels] of two classes, whose wrong signs [SignProbe] counts, and inputs
/// of several variances and means by an [InputLaw].
///
/// [Initialisation] and [TeacherLaw] draw initial states, [FinalError] says where small noise makes
/// the error end around the states of [FixedPoints], [Plateau] and [Basin] read a trajectory and
/// its end, [GramProbe] watches over an integration and [Warnings] says what may surprise in a
/// problem.
@NullMarked
package dev.gradus.theory.teacherstudent;

import org.jspecify.annotations.NullMarked;
