/// Gradient starvation on real images: `problem: shaded` trains a network on images whose
/// brightness tells the class as well as their shape does, and asks what it learned of the shape.
@NullMarked
package dev.gradus.studies.shade;

import org.jspecify.annotations.NullMarked;
