/// The measure on anybody's predictions: many checkpoints and seeds, several references.
///
/// [FilePattern] and [Checkpoints] find what there is; a [Question] asks; the answer is a
/// [Timeline] of [Explained] points, with [PairTest]s, and [TimelineText], [TimelineJson] and
/// [TimelineReport] show it. [PredictionTable] asks the same of tables too long to be read at once.
@NullMarked
package dev.gradus.studies.explain;

import org.jspecify.annotations.NullMarked;
