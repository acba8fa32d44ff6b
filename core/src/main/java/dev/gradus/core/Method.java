package dev.gradus.core;

/// A way to move a problem through training time.
///
/// Every method must pass the conformance suite: the same seed gives the same bits, a run resumed
/// from any step equals one that never stopped, and a non-finite number ends in
/// [Status.Kind#DIVERGED] with the last good state kept.
///
/// @param <P> the problems it solves
/// @param <S> the state it offers to probes
public interface Method<P extends Problem, S> {

  /// The name used in files and on the command line, such as `ode`.
  String name();

  /// Whether trajectories depend on the seed; a method whose do not is run once.
  default boolean isStochastic() {
    return false;
  }

  /// Sets a problem in motion at time 0.
  ///
  /// @param problem what is learnt
  /// @param streams the only source of randomness; one seed each
  Dynamics<S> start(P problem, RandomStreams streams);
}
