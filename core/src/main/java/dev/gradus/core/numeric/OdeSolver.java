package dev.gradus.core.numeric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A solver of an ordinary differential equation that chooses its own steps.
///
/// The steps never look at the times a caller asks for: those are met by interpolation within the
/// last step, so that the bits do not depend on the observation times. All that changes as time
/// goes on can be saved and restored.
public interface OdeSolver {

  /// Takes one step, as long as the tolerances allow.
  ///
  /// @return false if it failed: [#failure] says why, and the state is the last good one
  boolean step();

  /// The time reached.
  double time();

  /// Where the last step began.
  double previousTime();

  /// Writes the state at a time within the last step.
  ///
  /// @param t from [#previousTime] to [#time]
  /// @param out where to write it
  void stateAt(double t, double[] out);

  /// Steps taken.
  long steps();

  /// Why no further step is possible, or null.
  @Nullable String failure();

  /// Writes everything that changes as time goes on.
  void save(DataOutput out) throws IOException;

  /// Takes back what [#save] wrote, into a solver of the same equation and tolerances.
  void restore(DataInput in) throws IOException;
}
