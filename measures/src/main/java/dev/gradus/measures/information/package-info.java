/// How many bits of one model's performance another model explains (Kalimeris et al., SGD on neural
/// networks learns functions of increasing complexity, NeurIPS 2019).
///
/// Count predictions in a [ContingencyTable] and read its [ExplainedInformation], by an
/// [EntropyEstimator] of choice or the default; each number that is estimated is an [Estimate] in a
/// [Unit]. Beside it stand [StratifiedNull] (is there anything beyond the other model?), [MuBounds]
/// (how much of mu is forced?), [PairedDifference] (did two checkpoints differ on the same
/// examples?), [Decomposition] (which classes is it from?) and [Ladder] (what does each of several
/// models of growing complexity explain?).
@NullMarked
package dev.gradus.measures.information;

import org.jspecify.annotations.NullMarked;
