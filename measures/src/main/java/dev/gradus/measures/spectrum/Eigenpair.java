package dev.gradus.measures.spectrum;

/// An approximate eigenvalue with its eigenvector, and how far from exact they are.
///
/// Some eigenvalue of the operator lies within `residual` of `value`.
///
/// @param value Rayleigh quotient of the vector
/// @param vector of norm 1; not to be changed
/// @param residual |H vector - value vector|
public record Eigenpair(double value, double[] vector, double residual) {}
