package dev.gradus.nets.torch;

/// How an image is shown in training: moved, with zeros behind its rim, then perhaps mirrored.
///
/// @param down rows it is moved down
/// @param right columns it is moved to the right
/// @param mirrored whether left and right change places
public record ImageView(int down, int right, boolean mirrored) {}
