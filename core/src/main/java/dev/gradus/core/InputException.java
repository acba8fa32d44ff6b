package dev.gradus.core;

/// Input from outside that cannot be used. Its message is the one line a person reads: what was
/// found, where, what was expected, what to do.
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
