package dev.gradus.data.format;

import java.util.List;

/// A user's table, read row by row in bounded memory.
///
/// ```java
/// try (Rows rows = TableFile.open(path)) {
///   int loss = rows.columns().indexOf("loss");
///   while (rows.next()) {
///     use(rows.number(loss));
///   }
/// }
/// ```
public interface Rows extends AutoCloseable {

  /// Names of the columns as written; the entries of an array `a` are `a[0]`, `a[1]`, ...
  List<String> columns();

  /// Goes to the next row.
  ///
  /// @return whether there is one
  /// @throws dev.gradus.core.InputException if the table is damaged or cut off there
  boolean next();

  /// A cell of this row; NaN where it is empty or no number.
  double number(int column);

  /// A cell of this row as written, fit for one line.
  String text(int column);

  /// Where this row is, such as `log.csv:17`.
  String place();

  @Override
  void close();
}
