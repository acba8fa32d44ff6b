/// Sweeps: many runs as one, whose finished ones are never run again. A [Sweep] is a configuration
/// and a [Space] of changes to it; a [SweepExecutor] brings it to its end on some [Workers], beside
/// any number of other processes; [SweepResults] reads what there is.
///
/// ```
/// sweep.yaml           name, configuration, axes and versions; written first
/// journal.jsonl        one line a run that has ended: how, and where its results lie
/// results/N.bin        results of runs, one behind the other; each process appends to its own
/// work/RUN/            a run directory, while a run is interrupted that takes long
/// .claims              its bytes are locked by the processes that compute the runs
/// ```
///
/// A run has ended exactly if its line in the journal is intact. The line is written after the
/// results it points to are durable, by one fsync for all runs that ended meanwhile. Each line is a
/// JSON object: `run` (from 0), `status` (completed, diverged or failed), `steps`, `seconds`, then
/// `file`, `at` and `bytes` of its results or `error` and `trace`, and last `crc`, the CRC-32C of
/// all bytes before `,"crc":`. A line that is torn or changed is passed over, and its run computed
/// again.
@NullMarked
package dev.gradus.lab.sweep;

import org.jspecify.annotations.NullMarked;
