package dev.gradus.measures.spectrum;

/// Both ends of a spectrum.
///
/// @param largest the algebraically largest eigenvalue
/// @param smallest the algebraically smallest one, negative where the loss curves downwards
/// @param products Hessian-vector products spent on both together
public record SpectrumEnds(Eigenpair largest, Eigenpair smallest, int products) {}
