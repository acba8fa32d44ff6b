package dev.gradus.lab.report;

import dev.gradus.core.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that show what a run or study found:
///
/// ```
/// claims.json          see Claims
/// report.html          the page; opens without a network and asks nothing of one
/// figures/ID.svg       each figure as a picture
/// figures/ID.csv       and its data: series,kind,x,y,low,high; of a heat map x,y,value
/// figures/ID.curves.csv  curves over a heat map, where it has some: curve,x,y
/// ```
///
/// The same content gives the same bytes.
public final class Report {
  private Report() {}

  /// Writes all files, each replaced in one step; the directory is made where it is missing.
  ///
  /// @throws IOException where a file cannot be written; those already replaced stay
  public static void write(Path directory, ReportContent content) throws IOException {
    Path figures = directory.resolve("figures");
    Files.createDirectories(figures);
    for (Picture picture : content.figures()) {
      Path csv = figures.resolve(picture.id() + ".csv");
      Path svg = figures.resolve(picture.id() + ".svg");
      switch (picture) {
        case Figure figure -> {
          AtomicFile.write(csv, FigureCsv.of(figure));
          AtomicFile.write(svg, SvgFigure.render(figure));
        }
        case HeatMap map -> {
          AtomicFile.write(csv, FigureCsv.of(map));
          AtomicFile.write(svg, SvgHeatMap.render(map));
          if (!map.overlays().isEmpty()) {
            AtomicFile.write(
                figures.resolve(map.id() + ".curves.csv"), FigureCsv.curves(map.overlays()));
          }
        }
      }
    }
    Claims.write(directory.resolve("claims.json"), content.claims());
    AtomicFile.write(directory.resolve("report.html"), HtmlPage.render(content));
  }

  /// Writes the page alone, figures and data inside.
  ///
  /// @throws IOException where it cannot be written; an older file then stays
  public static void page(Path file, ReportContent content) throws IOException {
    AtomicFile.write(file.toAbsolutePath(), HtmlPage.render(content));
  }
}
