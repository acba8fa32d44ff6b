/// File formats, read through one guarded door.
///
/// [GuardedInput] is the door; [Npy], [Npz], [Idx], [Cifar10Binary] and [Csv] read through it into
/// [NdArray]s, [Labels] reads class labels from whichever of them holds some, and [ModelOutput] the
/// classes or scores that a model gave, from Parquet too. [Npy] and [Npz] write as well. No format
/// here can execute code.
@NullMarked
package dev.gradus.data.format;

import org.jspecify.annotations.NullMarked;
