package dev.gradus.studies.explain;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.measures.information.Ladder;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.measures.information.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What references explain of each checkpoint, as training goes on.
///
/// @param unit of all information in it
/// @param n count of examples
/// @param references their names
/// @param points one a checkpoint and reference; by reference, seed and step
/// @param rungs names of the ladder's references, simplest first; empty without a ladder
/// @param ladder one a checkpoint; empty without a ladder
public record Timeline(
    Unit unit,
    long n,
    List<String> references,
    List<Explained> points,
    List<String> rungs,
    List<Climbed> ladder) {

  /// The level at which information beyond a reference is told from chance.
  public static final double LEVEL = 0.05;

  /// One checkpoint on the ladder.
  public record Climbed(Checkpoint checkpoint, Ladder ladder) {}

  /// The seeds there are, in order; one empty name where there is one.
  public List<String> seeds() {
    return points.stream().map(point -> point.checkpoint().seed()).distinct().toList();
  }

  /// The points of one reference.
  public List<Explained> by(String reference) {
    return points.stream().filter(point -> point.by().equals(reference)).toList();
  }

  /// The points of one reference and seed, by step.
  public List<Explained> by(String reference, String seed) {
    return by(reference).stream().filter(point -> point.checkpoint().seed().equals(seed)).toList();
  }

  /// T0: the last checkpoint whose information beyond the reference is within what chance makes of
  /// it, at the 5 % level; empty if there is none, or for probabilities.
  public Optional<Explained> lastExplained(String reference, String seed) {
    Explained last = null;
    for (Explained point : by(reference, seed)) {
      StratifiedNull chance = point.chance();
      if (chance != null && chance.pValue() > LEVEL) {
        last = point;
      }
    }
    return Optional.ofNullable(last);
  }

  /// The numbers of one reference over the steps that all seeds have, one trajectory a seed, with
  /// the further column `resolved_retention`.
  public List<Trajectory> trajectories(String reference) {
    Set<Double> common = commonSteps(by(reference).stream().map(Explained::checkpoint).toList());
    List<Trajectory> all = new ArrayList<>();
    for (String seed : seeds()) {
      List<Explained> own =
          by(reference, seed).stream()
              .filter(point -> common.contains(point.checkpoint().step()))
              .toList();
      List<Column> columns = new ArrayList<>(List.of(Column.of("t")));
      if (!own.isEmpty()) {
        own.getFirst().numbers().keySet().forEach(name -> columns.add(Column.of(name)));
        columns.add(Column.of("resolved_retention"));
      }
      all.add(trajectory(all.size(), columns, own.stream().map(Timeline::row).toList()));
    }
    return all;
  }

  /// The parts of the ladder over the steps that all seeds have, one trajectory a seed: columns
  /// `part_1`, `part_2`, ... and `left`.
  public List<Trajectory> climbs() {
    Set<Double> common = commonSteps(ladder.stream().map(Climbed::checkpoint).toList());
    List<Column> columns = new ArrayList<>(List.of(Column.of("t")));
    for (int rung = 1; rung <= rungs.size(); rung++) {
      columns.add(Column.of("part_" + rung));
    }
    columns.add(Column.of("left"));
    List<Trajectory> all = new ArrayList<>();
    for (String seed : seeds()) {
      List<double[]> rows = new ArrayList<>();
      for (Climbed one : ladder) {
        if (one.checkpoint.seed().equals(seed) && common.contains(one.checkpoint.step())) {
          List<Double> parts = new ArrayList<>();
          one.ladder.rungs().forEach(rung -> parts.add(rung.added().value()));
          parts.add(one.ladder.left().value());
          rows.add(row(one.checkpoint.step(), parts));
        }
      }
      all.add(trajectory(all.size(), columns, rows));
    }
    return all;
  }

  private static Trajectory trajectory(long seed, List<Column> columns, List<double[]> rows) {
    return new Trajectory("explain", seed, columns, rows, Status.completed(0));
  }

  private static double[] row(Explained point) {
    List<Double> numbers = new ArrayList<>(point.numbers().values());
    numbers.add(point.resolvedRetention());
    return row(point.checkpoint().step(), numbers);
  }

  private static double[] row(double step, Iterable<Double> numbers) {
    List<Double> row = new ArrayList<>();
    // A single checkpoint without a step still has a place to be drawn at.
    row.add(Double.isNaN(step) ? 0 : step);
    numbers.forEach(row::add);
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Set<Double> commonSteps(List<Checkpoint> checkpoints) {
    Set<Double> common = new HashSet<>();
    checkpoints.forEach(one -> common.add(one.step()));
    for (String seed : seeds()) {
      common.retainAll(
          checkpoints.stream()
              .filter(one -> one.seed().equals(seed))
              .map(Checkpoint::step)
              .toList());
    }
    return common;
  }
}
