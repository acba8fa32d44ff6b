package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;

/// What cannot be trained is refused in one line, before native code sees it.
class ClassificationTest {
  private final ArrayDataSet data = ArrayDataSet.clouds("clouds", 20, 5, 3);

  @Test
  void setsThatDoNotFitEachOtherAreRefused() {
    refused(data, ArrayDataSet.clouds("wide", 20, 6, 3), 0.1, 5, "wide has shape [6]");
    refused(data, ArrayDataSet.clouds("more", 20, 5, 4), 0.1, 5, "more has shape [5] and 4");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refused(data, data, 0, 5, "stepsize: 0.0 found, expected a finite number > 0");
    refused(data, data, Double.NaN, 5, "stepsize: NaN");
    refused(data, data, 1e300, 5, "stepsize: 1.0E300");
    refused(data, data, 0.1, 0, "batch: 0 found, expected at least 1");
    refused(data, data, 0.1, 21, "batch 21 found");
    refused(ArrayDataSet.clouds("one", 20, 5, 1), data, 0.1, 5, "1 classes found for one");
    assertThatThrownBy(() -> Model.mlp(200, 0)).hasMessageContaining("[200, 0] found");
    assertThatThrownBy(Model::mlp).isInstanceOf(InputException.class);
  }

  @Test
  void labelsThatAreNoClassAndFeaturesThatAreNoNumberAreRefused() {
    ArrayDataSet bad = ArrayDataSet.clouds("bad", 20, 5, 3);
    bad.labels()[7] = 3;
    refusedAtStart(bad, "bad: label 3 of example 7 found, expected 0 to 2");
    bad.labels()[7] = 1;
    bad.examples()[9][2] = Float.NaN;
    refusedAtStart(bad, "bad: feature NaN of example 9 found, expected finite numbers");
  }

  private void refusedAtStart(ArrayDataSet bad, String message) {
    Classification problem = new Classification(data, bad, Model.linear(), 0.1, 5);
    assertThatThrownBy(() -> new StochasticGradientDescent().start(problem, new RandomStreams(1)))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  private static void refused(
      ArrayDataSet train, ArrayDataSet test, double stepsize, int batch, String message) {
    assertThatThrownBy(() -> new Classification(train, test, Model.linear(), stepsize, batch))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
