package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// The exact chain under many consecutive seeds at once, on all processors, and with vector
/// instructions over the seeds where the batch is 1, inputs have one variance and no mean, and
/// [#hasVectors].
///
/// Member i of an ensemble with seed s has the bits of [ExactChain] with seed s + i. An ensemble
/// diverges once all its members have.
public final class ChainEnsemble implements Method<TeacherStudent, EnsembleState> {
  private final int members;

  /// @param members how many seeds, at least 1
  /// @throws InputException if they are none
  public ChainEnsemble(int members) {
    if (members < 1) {
      throw new InputException("seeds: " + members + " found, expected at least 1");
    }
    this.members = members;
  }

  /// Whether seeds are worked on together, which takes half the time: with Java's option
  /// `--add-modules jdk.incubator.vector`.
  public static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  @Override
  public String name() {
    return "ensemble";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  /// @throws InputException if N is too small for the directions of the initial weights
  @Override
  public Dynamics<EnsembleState> start(TeacherStudent problem, RandomStreams streams) {
    return new EnsembleDynamics(problem, streams.seed(), members);
  }
}
