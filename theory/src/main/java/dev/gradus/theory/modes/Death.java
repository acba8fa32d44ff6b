package dev.gradus.theory.modes;

/// A unit that stops being active on its class, for ever.
///
/// @param unit its index
/// @param tau network time: the integral of p r g over t
/// @param time in units of stepsize times steps
/// @param outputWeight z from then on
public record Death(int unit, double tau, double time, double outputWeight) {}
