/// File formats, read through one guarded door.
///
/// [GuardedInput] is the door; [Npy], [Npz], [Idx], [Cifar10Binary] and [Csv] read through it into
/// [NdArray]s, and [ModelOutput] is what a model said, classes or scores, from whichever of them
/// holds some and from Parquet. [Npy] and [Npz] write as well. [TableFile] opens tables of any
/// format as [Rows], one at a time in bounded memory. No format here can execute code.
@NullMarked
package dev.gradus.data.format;

import org.jspecify.annotations.NullMarked;
