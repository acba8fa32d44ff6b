/// Large stepsizes: `problem: large-stepsize` and the study of that name.
@NullMarked
package dev.gradus.studies.largestep;

import org.jspecify.annotations.NullMarked;
