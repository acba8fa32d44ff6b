/// How many bits of one model's performance another model explains (Kalimeris et al., SGD on neural
/// networks learns functions of increasing complexity, NeurIPS 2019).
///
/// Count predictions in a [ContingencyTable], then read its [ExplainedInformation]; compare two
/// checkpoints on the same examples by their [PairedDifference]. Each number that is estimated is
/// an [Estimate] in a [Unit].
@NullMarked
package dev.gradus.measures.information;

import org.jspecify.annotations.NullMarked;
