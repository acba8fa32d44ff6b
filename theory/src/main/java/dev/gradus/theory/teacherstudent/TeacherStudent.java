package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;

/// A two-layer student learns online from a two-layer teacher, on inputs x ~ N(0, 1_N).
///
/// With local fields lambda_k = w_k . x / sqrt N and rho_m = B_m . x / sqrt N, the student says phi
/// = sum_k v_k g(lambda_k), the label is y = sum_m A_m g(rho_m) + noise * N(0, 1), and the loss is
/// (phi - y)^2 / 2. Training time is updates / N. Teachers with another activation, labels of two
/// classes and other Gaussian inputs are variants.
///
/// @param activation g
/// @param trained which layers are trained
/// @param stepsize of the first layer, positive
/// @param secondLayerStepsize of the second layer, not negative; unused if it is not trained
/// @param noise standard deviation of the label noise, not negative; with [Labels#SIGNS] the
///   probability that a label is drawn anew
/// @param weightDecay kappa: each update shrinks the trained weights by 1 - kappa / N; not negative
/// @param batch examples an update, at least 1
/// @param inputs N, at least 1; without effect in the limit of large N
/// @param initial order parameters at time 0; they fix K and M
/// @param teacherActivation g of the teacher
/// @param labels what the student is told
/// @param law of the inputs
public record TeacherStudent(
    Activation activation,
    TrainedLayers trained,
    double stepsize,
    double secondLayerStepsize,
    double noise,
    double weightDecay,
    int batch,
    int inputs,
    OrderParameters initial,
    Activation teacherActivation,
    Labels labels,
    InputLaw law)
    implements Problem {

  /// @throws InputException naming the first number that cannot be used
  public TeacherStudent {
    require(stepsize > 0, "stepsize", stepsize, "a finite number > 0");
    require(
        secondLayerStepsize >= 0,
        "second-layer-stepsize",
        secondLayerStepsize,
        "a finite number >= 0");
    require(noise >= 0, "noise", noise, "a finite number >= 0 (a standard deviation)");
    require(weightDecay >= 0, "weight-decay", weightDecay, "a finite number >= 0");
    require(batch >= 1, "batch", batch, "a whole number >= 1");
    require(inputs >= 1, "inputs", inputs, "a whole number >= 1");
    require(
        labels == Labels.REAL || noise <= 1,
        "noise",
        noise,
        "a number from 0 to 1 (with labels: signs, the probability that one is drawn anew)");
    law.requireInputs(inputs);
  }

  /// One activation in student and teacher, real labels, x ~ N(0, 1_N).
  public TeacherStudent(
      Activation activation,
      TrainedLayers trained,
      double stepsize,
      double secondLayerStepsize,
      double noise,
      double weightDecay,
      int batch,
      int inputs,
      OrderParameters initial) {
    this(
        activation,
        trained,
        stepsize,
        secondLayerStepsize,
        noise,
        weightDecay,
        batch,
        inputs,
        initial,
        activation,
        Labels.REAL,
        InputLaw.STANDARD);
  }

  /// One stepsize for all that is trained, no weight decay, one example an update.
  public static TeacherStudent of(
      Activation activation,
      TrainedLayers trained,
      double stepsize,
      double noise,
      int inputs,
      OrderParameters initial) {
    return new TeacherStudent(
        activation, trained, stepsize, stepsize, noise, 0, 1, inputs, initial);
  }

  /// The same with another activation in the teacher.
  public TeacherStudent withTeacher(Activation other) {
    return variant(other, labels, law);
  }

  /// The same with other labels.
  public TeacherStudent with(Labels other) {
    return variant(teacherActivation, other, law);
  }

  /// The same with another law of the inputs.
  public TeacherStudent with(InputLaw other) {
    return variant(teacherActivation, labels, other);
  }

  private TeacherStudent variant(Activation teacherOnly, Labels told, InputLaw drawn) {
    return new TeacherStudent(
        activation,
        trained,
        stepsize,
        secondLayerStepsize,
        noise,
        weightDecay,
        batch,
        inputs,
        initial,
        teacherOnly,
        told,
        drawn);
  }

  /// K, hidden units of the student.
  public int student() {
    return initial.student();
  }

  /// M, hidden units of the teacher.
  public int teacher() {
    return initial.teacher();
  }

  boolean hasMixedActivations() {
    return !teacherActivation.equals(activation);
  }

  /// Whether the equations of large N and all that follows from them are known.
  ///
  /// @param what says what is asked for
  void requireEquations(String what) {
    if (hasMixedActivations()) {
      throw new InputException(
          "teacher-activation: %s found beside activation %s, but %s knows one for both; use the"
                  .formatted(teacherActivation.name(), activation.name(), what)
              + " method chain");
    }
    if (labels == Labels.SIGNS) {
      throw new InputException(
          "labels: signs found, but %s knows real ones; use the method chain".formatted(what));
    }
    if (!law.isStandard()) {
      throw new InputException(
          "input-law: found, but %s knows inputs of mean 0 and variance 1; use the method chain"
              .formatted(what));
    }
  }

  boolean trainsSecondLayer() {
    return trained == TrainedLayers.BOTH;
  }

  private static void require(boolean holds, String name, double found, String expected) {
    if (!holds || Double.isInfinite(found)) {
      throw new InputException(name + ": " + text(found) + " found, expected " + expected);
    }
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
