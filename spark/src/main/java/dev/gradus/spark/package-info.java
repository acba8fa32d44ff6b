/// Sweeps and long tables on Apache Spark, of which only this package knows. Nothing here is named
/// by another module: [SparkBackend] is found by [java.util.ServiceLoader] where its jars are.
///
/// The driver, which is the process that the user started, writes the sweep's files. A worker gets
/// the sweep as text and the numbers of some runs, and gives back their outcomes.
@NullMarked
package dev.gradus.spark;

import org.jspecify.annotations.NullMarked;
