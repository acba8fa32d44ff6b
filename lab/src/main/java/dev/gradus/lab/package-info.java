/// Runs: execute a [RunPlan] in a directory with an [Executor], continue it after a kill, read its
/// [RunResult], repeat it bit for bit with a [Verification].
///
/// What the files are and why they can be trusted stands in [dev.gradus.lab.store].
@NullMarked
package dev.gradus.lab;

import org.jspecify.annotations.NullMarked;
