package dev.gradus.theory.teacherstudent;

/// The Markov chain of order parameters, moved by innovations of a kind.
interface Chain<I> extends ProblemState, Saved {

  /// Takes one step of SGD.
  ///
  /// @return false, with nothing changed, if a number leaves the range in which squares are finite
  boolean step(I innovations);
}
