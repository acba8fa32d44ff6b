/// How single examples are learned: [ExampleDynamics] scores each of them from its outputs over the
/// epochs, [ModeFit] fits a mode to the margin curve of many; [Ranking] and [RidgeLogistic] say
/// what scores and features know of two classes.
@NullMarked
package dev.gradus.measures.examples;

import org.jspecify.annotations.NullMarked;
