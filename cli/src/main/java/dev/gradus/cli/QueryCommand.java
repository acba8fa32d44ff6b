package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.SweepQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus query`: SQL over a sweep.
@Command(
    name = "query",
    description = {
      "Answers SQL (DuckDB) over a sweep: tables run and trajectory, with a column an axis.",
      "Such as: select stepsize, avg(eg) from trajectory where t > 10 group by stepsize"
    },
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 1000;

  @Parameters(index = "0", paramLabel = "SWEEP", description = "Directory of a sweep.")
  private Path directory = Path.of("");

  @Parameters(index = "1", paramLabel = "SQL", description = "A query.")
  private String sql = "";

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes the answer as CSV.")
  private @Nullable Path csv;

  @Option(names = "--parquet", paramLabel = "FILE", description = "Writes the answer as Parquet.")
  private @Nullable Path parquet;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (sql.isBlank()) {
      throw new InputException("query: empty, expected SQL such as \"select * from run\"");
    }
    try (SweepQuery query = SweepQuery.open(directory)) {
      if (csv != null) {
        exported(csv, query.export(sql, csv, false));
      }
      if (parquet != null) {
        exported(parquet, query.export(sql, parquet, true));
      }
      if (csv == null && parquet == null) {
        SweepQuery.Table table =
            query.select(sql, json.isSet() ? Integer.MAX_VALUE : MOST_ROWS + 1);
        if (json.isSet()) {
          Json.print(json(table));
        } else {
          print(table);
        }
      }
      return 0;
    }
  }

  private static void exported(Path file, long rows) {
    System.out.println(rows + (rows == 1 ? " row in " : " rows in ") + file);
  }

  private static List<Map<String, @Nullable Object>> json(SweepQuery.Table table) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        named.put(table.columns().get(i), row.get(i));
      }
      rows.add(named);
    }
    return rows;
  }

  private static void print(SweepQuery.Table table) {
    int[] width = table.columns().stream().mapToInt(String::length).toArray();
    List<List<@Nullable Object>> rows =
        table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()));
    for (List<@Nullable Object> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], text(row.get(i)).length());
      }
    }
    StringBuilder out = new StringBuilder();
    line(out, table.columns(), width);
    rows.forEach(row -> line(out, row.stream().map(QueryCommand::text).toList(), width));
    if (table.rows().size() > MOST_ROWS) {
      out.append("... more; write all with --csv FILE or --parquet FILE\n");
    }
    System.out.print(out);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void line(StringBuilder out, List<String> cells, int[] width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < width.length; i++) {
      line.append(cells.get(i)).repeat(" ", width[i] - cells.get(i).length() + 2);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
