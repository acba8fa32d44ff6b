/// The generalisation dynamics of two-layer networks: theory and the exact finite-size process.
@NullMarked
package dev.gradus.studies.teacherstudent;

import org.jspecify.annotations.NullMarked;
