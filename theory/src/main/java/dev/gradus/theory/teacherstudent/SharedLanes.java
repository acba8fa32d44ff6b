package dev.gradus.theory.teacherstudent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// More seeds than there are lanes, fewer than twice as many, that take turns on the lanes, so that
/// no lane idles.
///
/// There are as many turns as seeds. In turn u, waiting seed j stands in for the seed of lane u -
/// j: each seed then sits out as many turns as seeds wait, and all have taken the same steps at the
/// end (McNaughton, Manag. Sci. 6(1), 1959: jobs that may be interrupted).
final class SharedLanes implements SeedBlock {
  private final LaneChain working;
  private final LaneChain waiting;

  /// @param working with a seed on every lane
  /// @param waiting the other seeds
  SharedLanes(LaneChain working, LaneChain waiting) {
    this.working = working;
    this.waiting = waiting;
  }

  @Override
  public int seeds() {
    return working.seeds() + waiting.seeds();
  }

  @Override
  public void advance(long count) {
    // Seeds change places only where no innovations are left over.
    long begin = Math.min(working.drawnAhead(), count);
    together(begin);
    long turn = (count - begin) / (Lanes.COUNT * LaneInputs.STEPS) * LaneInputs.STEPS;
    if (working.drawnAhead() > 0 || waiting.drawnAhead() > 0) {
      turn = 0;
    }
    for (int u = 0; turn > 0 && u < seeds(); u++) {
      exchange(u);
      working.advance(turn);
      exchange(u);
    }
    together(count - begin - turn * Lanes.COUNT);
  }

  private void together(long count) {
    working.advance(count);
    waiting.advance(count);
  }

  private void exchange(int u) {
    for (int j = 0; j < waiting.seeds(); j++) {
      int lane = u - j;
      if (lane >= 0 && lane < Lanes.COUNT) {
        working.exchange(lane, waiting, j);
      }
    }
  }

  @Override
  public long divergedAfter(int i) {
    return i < Lanes.COUNT ? working.divergedAfter(i) : waiting.divergedAfter(i - Lanes.COUNT);
  }

  @Override
  public OrderParameterState member(int i) {
    return i < Lanes.COUNT ? working.member(i) : waiting.member(i - Lanes.COUNT);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    working.save(out);
    waiting.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    working.restore(in);
    waiting.restore(in);
  }
}
