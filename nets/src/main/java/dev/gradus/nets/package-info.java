/// Real networks trained on labelled examples. Start reading at [Classification], the problem;
/// [StochasticGradientDescent] sets it in motion, [NetworkState] is what probes see, and
/// [TrainingProbe] is the first of them. The engine behind is libtorch, touched by
/// `dev.gradus.nets.torch` alone.
@NullMarked
package dev.gradus.nets;

import org.jspecify.annotations.NullMarked;
