package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.List;

/// The activations that come with Gradus.
public final class Activations {
  /// erf(x / sqrt 2).
  public static final Activation ERF = new Erf();

  /// max(0, x).
  public static final Activation RELU = new Relu();

  /// x.
  public static final Activation LINEAR = new Linear();

  /// x^2.
  public static final Activation QUADRATIC = new Quadratic();

  private Activations() {}

  /// All of them.
  public static List<Activation> all() {
    return List.of(ERF, RELU, LINEAR, QUADRATIC);
  }

  /// The activation of a name.
  ///
  /// @throws InputException if there is none
  public static Activation of(String name) {
    return all().stream()
        .filter(activation -> activation.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "activation: "
                    + name
                    + " found, expected one of "
                    + all().stream().map(Activation::name).toList()));
  }
}
