/// The papers as studies: what is run, what is claimed of it, what is drawn. A
/// [dev.gradus.studies.ProblemKind] turns a YAML file into a run; a [dev.gradus.studies.Study] is a
/// set of such files with claims. A [dev.gradus.studies.Finding] is what a kind reads from a
/// finished run beyond its rows. What columns, keys and methods are called is in its
/// [dev.gradus.studies.Quantities]. Nothing here that a user's own study could not do.
@NullMarked
package dev.gradus.studies;

import org.jspecify.annotations.NullMarked;
