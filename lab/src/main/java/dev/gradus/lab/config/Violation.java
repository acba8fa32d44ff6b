package dev.gradus.lab.config;

/// A value that a schema does not allow.
///
/// @param place where to look for it in the file: the value, or what lacks it
/// @param key what the message is about, such as `methods[1]`
/// @param message what was found, what was expected
/// @param rank faults that explain others come first
record Violation(KeyPath place, String key, String message, int rank) {}
