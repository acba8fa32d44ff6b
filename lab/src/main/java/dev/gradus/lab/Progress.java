package dev.gradus.lab;

/// How far a run is.
///
/// @param unitsDone units of work that have ended
/// @param units how many there are
/// @param fraction share of the work that lies behind, in [0, 1], all units counted alike
/// @param secondsLeft estimate of the time still needed; NaN while there is no ground for one
public record Progress(int unitsDone, int units, double fraction, double secondsLeft) {}
