package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContingencyTableTest {

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void eachTripleIsCountedOnce(RandomTables.Sample sample) {
    ContingencyTable table = sample.table();
    assertThat(table.total()).isEqualTo(sample.y().length);
    for (int j = 0; j < Math.min(10, sample.y().length); j++) {
      int at = j;
      long expected = 0;
      for (int i = 0; i < sample.y().length; i++) {
        expected +=
            sample.y()[i] == sample.y()[at]
                    && sample.f()[i] == sample.f()[at]
                    && sample.l()[i] == sample.l()[at]
                ? 1
                : 0;
      }
      assertThat(table.count(sample.y()[at], sample.f()[at], sample.l()[at])).isEqualTo(expected);
    }
    assertThat(table.count(5000, 0, 0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void partsCountedApartJoinToTheWhole(RandomTables.Sample sample) {
    int n = sample.y().length;
    int middle = n / 3;
    if (middle == 0) {
      return;
    }
    ContingencyTable joined = part(sample, middle, n).plus(part(sample, 0, middle));
    ContingencyTable whole = sample.table();
    assertThat(joined.total()).isEqualTo(n);
    assertThat(ExplainedInformation.of(joined)).isEqualTo(ExplainedInformation.of(whole));
  }

  private static ContingencyTable part(RandomTables.Sample sample, int from, int to) {
    return ContingencyTable.of(
        Arrays.copyOfRange(sample.y(), from, to),
        Arrays.copyOfRange(sample.f(), from, to),
        Arrays.copyOfRange(sample.l(), from, to));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void labelsInBytesAreCountedAsAnyOthers(RandomTables.Sample sample) {
    for (int classes : new int[] {1, 2, 3, 15, 16, 17, 128}) {
      int[] y = Arrays.stream(sample.y()).map(c -> c % classes).toArray();
      int[] f = Arrays.stream(sample.f()).map(c -> c % classes).toArray();
      int[] l = Arrays.stream(sample.l()).map(c -> c % classes).toArray();
      ContingencyTable expected = ContingencyTable.of(y, f, l);
      ContingencyTable found = ContingencyTable.of(bytes(y), bytes(f), bytes(l));
      assertThat(found.total()).isEqualTo(expected.total());
      assertThat(ExplainedInformation.of(found)).isEqualTo(ExplainedInformation.of(expected));
      for (int j = 0; j < Math.min(y.length, 100); j++) {
        assertThat(found.count(y[j], f[j], l[j])).isEqualTo(expected.count(y[j], f[j], l[j]));
      }
    }
  }

  private static byte[] bytes(int[] labels) {
    byte[] bytes = new byte[labels.length];
    for (int j = 0; j < bytes.length; j++) {
      bytes[j] = (byte) labels[j];
    }
    return bytes;
  }

  @Test
  void twoWayTablesAreConfusionMatrices() {
    ContingencyTable table =
        ContingencyTable.of(new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 1}, new int[] {2, 2, 0, 2});
    assertThat(table.classes()).containsExactly(0, 1, 2);
    assertThat(table.counts(Variable.LABEL, Variable.MODEL))
        .isDeepEqualTo(new long[][] {{1, 1, 0}, {0, 1, 0}, {0, 1, 0}});
    assertThat(table.counts(Variable.BY, Variable.LABEL))
        .isDeepEqualTo(new long[][] {{0, 1, 0}, {0, 0, 0}, {2, 0, 1}});
  }

  @Test
  void classesMayBeAnyWholeNumbersFromZeroOn() {
    ContingencyTable table =
        ContingencyTable.of(
            new int[] {7, Integer.MAX_VALUE}, new int[] {7, 7}, new int[] {1000, 7});
    assertThat(table.classes()).containsExactly(7, 1000, Integer.MAX_VALUE);
    assertThat(table.count(Integer.MAX_VALUE, 7, 7)).isEqualTo(1);
    ContingencyTable joined =
        table.plus(ContingencyTable.of(new int[] {1}, new int[] {7}, new int[] {7}));
    assertThat(joined.classes()).contains(1, 7, 1000, Integer.MAX_VALUE).isSorted();
    assertThat(joined.count(7, 7, 1000)).isEqualTo(1);
    assertThat(joined.count(1, 7, 7)).isEqualTo(1);
  }

  @Test
  void samplesThatMakeNoTableAreRefused() {
    int[] two = {0, 1};
    assertThatThrownBy(() -> ContingencyTable.of(two, new int[3], two))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2 labels, 3 predictions");
    assertThatThrownBy(() -> ContingencyTable.of(new int[0], new int[0], new int[0]))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no example");
    assertThatThrownBy(() -> ContingencyTable.of(two, new int[] {0, -4}, two))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("model[1] is -4");
    byte[] bytes = {0, 1};
    assertThatThrownBy(() -> ContingencyTable.of(bytes, bytes, new byte[] {1, -128}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("by[1] is -128");
    assertThatThrownBy(() -> ContingencyTable.of(bytes, bytes, new byte[3]))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("3 of the one");
    assertThatThrownBy(() -> ContingencyTable.of(new long[][][] {{{1, -1}}}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("count [0][0][1] is -1");
    assertThatThrownBy(() -> ContingencyTable.of(new long[2][2][2]))
        .isInstanceOf(InputException.class);
    int[] many = new int[(1 << 20) + 1];
    Arrays.setAll(many, i -> i);
    assertThatThrownBy(() -> ContingencyTable.of(many, many, many))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("different classes");
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void rowsCountedByADatabaseAreTheSameTable(RandomTables.Sample s) {
    long[] ones = new long[s.y().length];
    java.util.Arrays.fill(ones, 3);
    ContingencyTable rows = ContingencyTable.of(s.y(), s.f(), s.l(), ones);
    assertThat(rows.total()).isEqualTo(3 * s.table().total());
    for (int j = 0; j < s.y().length; j++) {
      assertThat(rows.count(s.y()[j], s.f()[j], s.l()[j]))
          .isEqualTo(3 * s.table().count(s.y()[j], s.f()[j], s.l()[j]));
    }
    assertThat(ExplainedInformation.of(rows, EntropyEstimator.PLUGIN).mu().value())
        .isCloseTo(
            ExplainedInformation.of(s.table(), EntropyEstimator.PLUGIN).mu().value(),
            org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void rowsThatCannotBeCountsAreRefused() {
    int[] a = {0, 1};
    for (long[] counts : new long[][] {{1, 0}, {1}, {-1, 2}}) {
      assertThatThrownBy(() -> ContingencyTable.of(a, a, a, counts))
          .isInstanceOf(dev.gradus.core.InputException.class);
    }
    assertThatThrownBy(() -> ContingencyTable.of(new int[] {-1, 0}, a, a, new long[] {1, 1}))
        .isInstanceOf(dev.gradus.core.InputException.class);
  }
}
