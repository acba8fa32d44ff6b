package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSweepsTest {
  private static final int TEACHERS = 3;
  private final RandomStream stream = new RandomStreams(4).stream("rows");

  /// Of 7 rows the last 3 are worked through by themselves, of 8 none; the eighth here stays zero,
  /// and what is orthogonal to 7 is along its axis.
  @Test
  void rowsWorkedThroughTogetherHaveTheBitsOfRowsOneByOne() {
    RowSweeps some = new RowSweeps(TEACHERS, 7, 0.999);
    RowSweeps all = new RowSweeps(TEACHERS, 8, 0.999);
    double[] w = new double[TEACHERS + 9];
    double[] longer = new double[TEACHERS + 10];
    double[] expected = new double[TEACHERS + 7];
    double[] actual = new double[TEACHERS + 8];
    for (int step = 0; step < 200; step++) {
      drawStep(w, some);
      System.arraycopy(w, 0, longer, 0, TEACHERS + 8);
      System.arraycopy(some.change, 0, all.change, 0, 7);
      some.fields(w, expected);
      all.fields(longer, actual);
      assertThat(Arrays.copyOf(actual, expected.length)).containsExactly(expected);
      some.planTurn(w);
      all.planTurn(longer);
      some.move(w);
      all.move(longer);
      for (int k = 0; k < 7; k++) {
        for (int j = 0; j <= TEACHERS + k; j++) {
          assertThat(all.get(k, j)).isEqualTo(some.get(k, j));
        }
      }
    }
  }

  /// (w_i + a_i x) . (w_k + a_k x) = w_i . w_k + a_i x . w_k + a_k x . w_i + a_i a_k |x|^2.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 17})
  void aMoveAddsTheInputToEachRow(int students) {
    RowSweeps rows = new RowSweeps(TEACHERS, students, 1);
    double[] w = new double[TEACHERS + students + 2];
    double[] fields = new double[TEACHERS + students];
    for (int step = 0; step < 20; step++) {
      drawStep(w, rows);
      double square = 0;
      for (int j = 0; j <= TEACHERS + students; j++) {
        square += w[j] * w[j];
      }
      rows.fields(w, fields);
      double[][] expected = new double[students][students];
      for (int i = 0; i < students; i++) {
        for (int k = 0; k < students; k++) {
          expected[i][k] =
              product(rows, i, k)
                  + rows.change[i] * fields[TEACHERS + k]
                  + rows.change[k] * fields[TEACHERS + i]
                  + rows.change[i] * rows.change[k] * square;
        }
      }
      rows.planTurn(w);
      rows.move(w);
      for (int i = 0; i < students; i++) {
        for (int k = 0; k < students; k++) {
          assertThat(product(rows, i, k)).isCloseTo(expected[i][k], within(1e-13));
        }
        assertThat(rows.get(i, TEACHERS + i)).isNotNegative();
        for (int j = i + 1; j <= students; j++) {
          assertThat(rows.get(i, TEACHERS + j)).isZero();
        }
      }
    }
  }

  private void drawStep(double[] w, RowSweeps rows) {
    for (int i = 0; i < w.length; i++) {
      w[i] = stream.nextGaussian();
    }
    w[w.length - 2] = Math.abs(w[w.length - 2]);
    for (int k = 0; k < rows.students; k++) {
      rows.change[k] = 0.1 * stream.nextGaussian();
    }
  }

  private static double product(RowSweeps rows, int i, int k) {
    double sum = 0;
    for (int j = 0; j < TEACHERS + rows.students; j++) {
      sum += rows.get(i, j) * rows.get(k, j);
    }
    return sum;
  }
}
