/// The learning dynamics of deep networks: modes, failing starts and gradient starvation.
@NullMarked
package dev.gradus.studies.learningdynamics;

import org.jspecify.annotations.NullMarked;
