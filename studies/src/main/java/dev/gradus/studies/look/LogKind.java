package dev.gradus.studies.look;

import dev.gradus.data.format.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of training log: by which columns it is known, and what can be said of it.
public interface LogKind {

  /// Such as `example log`.
  String name();

  /// The columns it is known by, in words, for the message when no kind fits.
  String needs();

  /// Whether a table with these columns is of this kind. The first kind of [LogKinds] that says so
  /// is asked.
  boolean recognises(List<String> columns);

  /// Reads a log and says what it shows.
  ///
  /// @param log the table, before its first row; the caller closes it
  /// @param control another log of this kind to compare with, or null without one
  /// @throws dev.gradus.core.InputException if the log contradicts itself or is cut off
  Findings look(Rows log, @Nullable Rows control);
}
