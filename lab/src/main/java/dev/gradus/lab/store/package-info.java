/// The files of a run, written so that neither a kill, nor a full disk, nor a flipped bit can turn
/// into a wrong number.
///
/// ```
/// run.yaml             name, resolved configuration and versions; written first
/// trajectory.jsonl     one row a line while the run goes on
/// checkpoint/          two generations a unit of work, while the run goes on
/// trajectory.csv       one row for each method, seed and t; written on close
/// trajectory.parquet   the same
/// manifest.json        status of every unit, and the SHA-256 of the files above; written last
/// failure.txt          what went wrong in units that threw, until the run is continued
/// .lock                held by the one process that writes; holds its process id
/// ```
///
/// A run is finished exactly if its manifest is there. What is replaced goes through a temporary
/// file, fsync and rename; what is appended carries a CRC-32C in each line. A checkpoint counts
/// only rows that were fsynced before it, so that the newest checkpoint and the rows it counts are
/// always enough to continue. Rows beyond it are computed again, with the same bits.
///
/// Each line of `trajectory.jsonl` is a JSON object: `method`, `seed`, `row` (from 0 in each unit),
/// the columns of the unit, and last `crc`, the CRC-32C of all bytes before `,"crc":`. NaN is
/// `null`, infinities are `1e999` and `-1e999`. Where a row number comes again, the later line
/// holds, and what the unit had written from that row on is void.
///
/// In the CSV an empty field is NaN, or a column its method does not have; Parquet tells the two
/// apart (NaN and NULL).
@NullMarked
package dev.gradus.lab.store;

import org.jspecify.annotations.NullMarked;
