package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.data.format.CountedPredictions;
import dev.gradus.data.format.PredictionSlice;
import dev.gradus.lab.sweep.Cluster;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.studies.explain.Question.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The measure on tables of predictions too long to be read at once.
///
/// @param timeline whose references are `reference`, or `reference, group NAME`
/// @param signs whether -1 and 1 were read as classes 0 and 1
public record PredictionTable(Timeline timeline, boolean signs) {
  private static final long ROWS_PER_SLICE = 10_000_000;
  private static final String REFERENCE = "reference";

  /// Counts all rows and measures each group and step.
  ///
  /// @param patterns of Parquet files as [CountedPredictions] reads them; together one table
  /// @param settings how it is measured
  /// @param cluster what counts, the files being at the same place there; null for this JVM
  /// @throws InputException if the files cannot be read, or probabilities are asked for
  public static PredictionTable answer(
      List<String> patterns, Settings settings, @Nullable Cluster cluster) {
    if (settings.soft()) {
      throw new InputException("--soft: a table holds classes alone; leave it out");
    }
    List<Path> files =
        patterns.stream()
            .flatMap(pattern -> FilePattern.expand(pattern).stream())
            .map(Path::of)
            .toList();
    List<CountedPredictions> parts =
        cluster == null ? CountedPredictions.read(files) : counted(files, cluster);
    List<Explained> points =
        IntStream.range(0, parts.size())
            .parallel()
            .mapToObj(i -> explained(parts.get(i), i, settings))
            .toList();
    Timeline timeline =
        new Timeline(
            settings.unit(),
            points.getFirst().all().n(),
            points.stream().map(Explained::by).distinct().toList(),
            points,
            List.of(),
            List.of());
    return new PredictionTable(timeline, parts.getFirst().signs());
  }

  private static List<CountedPredictions> counted(List<Path> files, Cluster cluster) {
    return CountedPredictions.together(
        files.getFirst().toString(),
        cluster
            .<PredictionSlice, ArrayList<CountedPredictions>>map(
                PredictionSlice.of(files, ROWS_PER_SLICE), slice -> new ArrayList<>(slice.count()))
            .stream()
            .<List<CountedPredictions>>map(counts -> counts)
            .toList());
  }

  private static Explained explained(CountedPredictions part, long index, Settings settings) {
    return Question.explained(
        new Checkpoint("table", "", part.step()),
        index,
        part.group().isEmpty() ? REFERENCE : REFERENCE + ", group " + part.group(),
        ContingencyTable.of(part.label(), part.model(), part.reference(), part.counts()),
        settings);
  }
}
