package dev.gradus.core;

/// What is learnt, by what, from which data law, under which loss.
///
/// An immutable record that knows nothing about how it is solved: the same problem runs under
/// several [Method]s, so that theory can stand beside experiment.
public interface Problem {}
