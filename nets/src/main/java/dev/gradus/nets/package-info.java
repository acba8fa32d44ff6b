/// Real networks trained on labelled examples. Start reading at [Classification], the problem;
/// [StochasticGradientDescent] sets it in motion, [NetworkState] is what probes see, and
/// [TrainingProbe] is the first of them. Beside it, [FullBatchFit] is a [DenseNetwork] with its
/// [InitialWeights] that takes all examples in each step: [FullBatchDescent], with a [Momentum] or
/// none, moves it, and its [FullBatchState] knows how its [LossSurface] curves. The engine behind
/// is libtorch, touched by `dev.gradus.nets.torch` alone.
@NullMarked
package dev.gradus.nets;

import org.jspecify.annotations.NullMarked;
