/// Benchmarks: [Bench] runs them by name and prints one small table each.
@NullMarked
package dev.gradus.bench;

import org.jspecify.annotations.NullMarked;
