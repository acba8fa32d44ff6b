package dev.gradus.lab.sweep;

/// How far a sweep is, all processes together.
///
/// @param runs how many there are
/// @param completed ended well
/// @param diverged ended in divergence, which is a result
/// @param failed threw
/// @param running computed by this process now
/// @param rate runs that ended a second since this process began
/// @param secondsLeft estimate of the time still needed; NaN while there is no ground for one
public record SweepProgress(
    int runs,
    int completed,
    int diverged,
    int failed,
    int running,
    double rate,
    double secondsLeft) {

  /// How many runs have ended in any way.
  public int ended() {
    return completed + diverged + failed;
  }
}
