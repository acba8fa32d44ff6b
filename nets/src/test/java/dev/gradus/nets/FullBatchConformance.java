package dev.gradus.nets;

import dev.gradus.core.Column;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.List;
import java.util.stream.IntStream;

/// What the methods on the whole training set have in common: a small regression.
abstract class FullBatchConformance extends MethodConformance<FullBatchFit, FullBatchState> {
  private final Momentum momentum;
  private final boolean doublePrecision;

  FullBatchConformance(Momentum momentum, boolean doublePrecision) {
    this.momentum = momentum;
    this.doublePrecision = doublePrecision;
  }

  @Override
  protected Method<FullBatchFit, FullBatchState> method() {
    return new FullBatchDescent(momentum);
  }

  @Override
  protected FullBatchFit problem() {
    return Chebyshev.fit(Nonlinearity.TANH, 0.3, doublePrecision);
  }

  @Override
  protected FullBatchFit divergingProblem() {
    return Chebyshev.fit(Nonlinearity.RELU, 1e6, doublePrecision);
  }

  @Override
  protected List<Probe<? super FullBatchState>> probes(FullBatchFit problem) {
    int count = 1 * 6 + 6 + 6 * 5 + 5 + 5 * 1 + 1;
    return List.of(
        new Probe<FullBatchState>() {
          @Override
          public List<Column> columns() {
            return IntStream.range(0, 3 * count + 3).mapToObj(i -> Column.of("c" + i)).toList();
          }

          @Override
          public void measure(FullBatchState state, double[] row, int offset) {
            double[] product = new double[count];
            state.hessianVectorProduct(state.parameters(), product);
            for (int i = 0; i < count; i++) {
              row[offset + i] = state.parameters()[i];
              row[offset + count + i] = state.gradient()[i];
              row[offset + 2 * count + i] = Double.isFinite(product[i]) ? product[i] : Double.NaN;
            }
            row[offset + 3 * count] = state.loss();
            row[offset + 3 * count + 1] = state.increases();
            row[offset + 3 * count + 2] = state.lastIncrease();
          }
        });
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.of(0, 1, 2, 50, 300);
  }
}
