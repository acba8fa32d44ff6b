package dev.gradus.measures.information;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Where the information of a table comes from: its plug-in values cell by cell and class by class.
///
/// ```java
/// for (Decomposition.PerClass part : Decomposition.of(table).in(Unit.BITS).perClass()) {
///   System.out.println(part.label() + ": " + part.mu());
/// }
/// ```
///
/// @param unit of all information in it
/// @param cells one a triple that occurs, ordered by label, model, by
/// @param perClass one a label that occurs, ascending
public record Decomposition(Unit unit, List<Cell> cells, List<PerClass> perClass) {

  /// Pointwise information of the examples with one label and two predictions. Its mean over all
  /// examples is the plug-in value.
  ///
  /// @param count of examples
  /// @param iModelLabel ln p(y,f) / \[p(y) p(f)\]
  /// @param iModelLabelGivenBy ln p(y,f,l) p(l) / \[p(f,l) p(y,l)\]
  /// @param mu the first less the second
  public record Cell(
      int label,
      int model,
      int by,
      long count,
      double iModelLabel,
      double iModelLabelGivenBy,
      double mu) {}

  /// What the examples of one class add to the plug-in values: sums over the classes are these
  /// values. Each part can be negative, and is not the information of a table of that class alone.
  ///
  /// @param share of the class among the examples
  public record PerClass(
      int label, double share, double iModelLabel, double iModelLabelGivenBy, double mu) {}

  /// Decomposes a table, in nats.
  public static Decomposition of(ContingencyTable table) {
    Pointwise pointwise = Pointwise.of(table.joint());
    Joint joint = pointwise.joint();
    int[] classes = table.classes();
    List<Cell> cells = new ArrayList<>();
    TreeMap<Integer, PerClass> parts = new TreeMap<>();
    for (int c = 0; c < joint.cells(); c++) {
      Cell cell =
          new Cell(
              classes[joint.label()[c]],
              classes[joint.model()[c]],
              classes[joint.by()[c]],
              (long) joint.weights()[c],
              pointwise.modelLabel()[c],
              pointwise.modelLabelGivenBy()[c],
              pointwise.mu()[c]);
      cells.add(cell);
      double p = joint.weights()[c] / joint.total();
      parts.merge(
          cell.label,
          new PerClass(
              cell.label, p, p * cell.iModelLabel, p * cell.iModelLabelGivenBy, p * cell.mu),
          Decomposition::sum);
    }
    return new Decomposition(Unit.NATS, List.copyOf(cells), List.copyOf(parts.values()));
  }

  private static PerClass sum(PerClass a, PerClass b) {
    return new PerClass(
        a.label,
        a.share + b.share,
        a.iModelLabel + b.iModelLabel,
        a.iModelLabelGivenBy + b.iModelLabelGivenBy,
        a.mu + b.mu);
  }

  /// The same in another unit.
  public Decomposition in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new Decomposition(
        other,
        cells.stream()
            .map(c ->
                new Cell(
                    c.label,
                    c.model,
                    c.by,
                    c.count,
                    c.iModelLabel * factor,
                    c.iModelLabelGivenBy * factor,
                    c.mu * factor))
            .toList(),
        perClass.stream()
            .map(c ->
                new PerClass(
                    c.label,
                    c.share,
                    c.iModelLabel * factor,
                    c.iModelLabelGivenBy * factor,
                    c.mu * factor))
            .toList());
  }
}
