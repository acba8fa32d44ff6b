package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Seeds one by one, for the problems that [LaneChain] does not know.
final class ScalarBlock implements SeedBlock {
  private final List<Dynamics<OrderParameterState>> members = new ArrayList<>();

  /// @param first seed of `count`
  ScalarBlock(TeacherStudent problem, long first, int count) {
    for (int i = 0; i < count; i++) {
      members.add(new ExactChain().start(problem, new RandomStreams(first + i)));
    }
  }

  @Override
  public int seeds() {
    return members.size();
  }

  @Override
  public void advance(long count) {
    members.forEach(member -> member.advance(Double.MAX_VALUE, count));
  }

  @Override
  public long divergedAfter(int i) {
    return members.get(i).status().isDiverged() ? members.get(i).status().step() : -1;
  }

  @Override
  public OrderParameterState member(int i) {
    return members.get(i).state();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (Dynamics<OrderParameterState> member : members) {
      member.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (Dynamics<OrderParameterState> member : members) {
      member.restore(in);
    }
  }
}
