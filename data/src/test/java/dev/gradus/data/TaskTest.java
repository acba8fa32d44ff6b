package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  /// Example i has label i % 10 and the single feature i.
  private static DataSet ten(String name) {
    return new DataSet() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int size() {
        return 40;
      }

      @Override
      public int classes() {
        return 10;
      }

      @Override
      public List<Integer> shape() {
        return List.of(1);
      }

      @Override
      public int label(int example) {
        return example % 10;
      }

      @Override
      public void copyFeatures(int example, float[] target, int offset) {
        target[offset] = example;
      }
    };
  }

  private static int[] labels(DataSet data) {
    return IntStream.range(0, data.size()).map(data::label).toArray();
  }

  @Test
  void allKeepsTheClassesAsTheyAre() {
    DataSet data = ten("mnist/train");
    assertThat(Task.parse("all").of(data)).isSameAs(data);
  }

  @Test
  void firstFiveAgainstLastFiveKeepsEveryExample() {
    DataSet task = Task.parse("first-five-vs-last-five").of(ten("mnist/train"));
    assertThat(task.classes()).isEqualTo(2);
    assertThat(task.name()).isEqualTo("mnist/train:first-five-vs-last-five");
    assertThat(labels(task)).hasSize(40).startsWith(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0);
  }

  @Test
  void animalsAgainstVehiclesLeavesTwoAnimalsOut() {
    DataSet task = Task.parse("animals-vs-vehicles").of(ten("cifar10/test"));
    // 0 1 2 3 5 7 8 9: airplane automobile bird cat dog horse ship truck
    assertThat(labels(task)).hasSize(32).startsWith(1, 1, 0, 0, 0, 0, 1, 1);
    assertThatThrownBy(() -> Task.parse("animals-vs-vehicles").of(ten("mnist/test")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("CIFAR-10");
  }

  @Test
  void twoClassesBringTheirOwnFeaturesAlong() {
    DataSet task = Task.parse("7-vs-3").of(ten("mnist/train"));
    assertThat(labels(task)).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
    float[] feature = new float[2];
    task.copyFeatures(3, feature, 1);
    assertThat(feature[1]).isEqualTo(17);
    assertThat(task.features()).isEqualTo(1);
    assertThat(Task.parse("7-vs-3").toString()).isEqualTo("7-vs-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3-vs-3", "3-vs-x", "-1-vs-2", "3-5", "ALL", "1-vs-2-vs-3", "99999-vs-1"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> Task.parse(name))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("first-five-vs-last-five");
  }

  @Test
  void aClassTheDataLackIsRefused() {
    assertThatThrownBy(() -> Task.parse("3-vs-10").of(ten("mnist/train")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("needs class 10, but mnist/train has classes 0 to 9");
  }
}
