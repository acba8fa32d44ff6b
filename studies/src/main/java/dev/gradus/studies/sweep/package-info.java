/// Sweeps over problems and studies: what a file and a command line say of one ([SweepFile]), and
/// what is seen in its results.
@NullMarked
package dev.gradus.studies.sweep;

import org.jspecify.annotations.NullMarked;
