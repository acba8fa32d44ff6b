package dev.gradus.theory.teacherstudent;

/// A state that offers the order parameters of a student with K and a teacher with M hidden units.
public interface OrderParameterState {

  /// K.
  int student();

  /// M.
  int teacher();

  /// Q_ik = w_i . w_k / N, overlap of two student units.
  double q(int i, int k);

  /// R_im = w_i . B_m / N, overlap of a student and a teacher unit.
  double r(int i, int m);

  /// T_mn = B_m . B_n / N, overlap of two teacher units.
  double t(int m, int n);

  /// A_m, second-layer weight of the teacher.
  double a(int m);

  /// v_k, second-layer weight of the student.
  double v(int k);

  /// The generalisation error, half the mean squared distance of student and noise-free teacher
  /// (its sign with [Labels#SIGNS]).
  double generalisationError();

  /// The share of inputs on which student and noise-free teacher differ in sign.
  double signError();
}
