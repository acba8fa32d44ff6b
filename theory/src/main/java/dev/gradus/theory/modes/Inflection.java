package dev.gradus.theory.modes;

/// Where the error curve turns between bending down and bending up.
///
/// @param margin f there
/// @param error the error there
/// @param time when; NaN where the curve of this class and these constants has it before time 0
public record Inflection(double margin, double error, double time) {}
