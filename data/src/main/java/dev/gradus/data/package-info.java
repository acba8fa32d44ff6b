/// Files and data sets. Everything read from outside passes one guarded door.
///
/// [DataSets] loads a named [DataSet], split into train and test; a [Task] makes a question of its
/// classes, [Synthetic] draws one, [Relabelled] and [FirstExamples] change one; [DataFetch]
/// downloads it. Single files of arrays, tables and labels are read by [dev.gradus.data.format].
@NullMarked
package dev.gradus.data;

import org.jspecify.annotations.NullMarked;
