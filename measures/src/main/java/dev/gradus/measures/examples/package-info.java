/// How single examples are learned: [ExampleDynamics] scores each of them from its outputs over the
/// epochs.
@NullMarked
package dev.gradus.measures.examples;

import org.jspecify.annotations.NullMarked;
