package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// An ensemble of chains in motion, in blocks of seeds: as many as there are vector lanes, where a
/// problem allows it and the module of vector instructions was asked for at the start. Seeds that
/// are left over share the lanes of the last block, unless there is a processor without one.
final class EnsembleDynamics implements Dynamics<EnsembleState>, EnsembleState {
  /// Seeds a block where they are worked through one by one. From as many on it is faster to leave
  /// lanes idle.
  private static final int FEW = 3;

  private final List<SeedBlock> blocks = new ArrayList<>();
  private final int members;
  private final int lanes;
  private final int inputs;
  private long steps;

  EnsembleDynamics(TeacherStudent problem, long seed, int members) {
    this.members = members;
    inputs = problem.inputs();
    boolean together = ChainEnsemble.hasVectors() && ExactChain.isPlain(problem);
    lanes = together ? Lanes.COUNT : FEW;
    int full = members / lanes;
    boolean shares = together && full >= Runtime.getRuntime().availableProcessors();
    int count = shares || members % lanes == 0 ? full : full + 1;
    for (int i = 0; i < count; i++) {
      long first = seed + (long) i * lanes;
      int seeds = i < count - 1 ? lanes : members - i * lanes;
      blocks.add(
          together ? sideBySide(problem, first, seeds) : new ScalarBlock(problem, first, seeds));
    }
  }

  static SeedBlock sideBySide(TeacherStudent problem, long first, int seeds) {
    if (seeds > Lanes.COUNT) {
      return new SharedLanes(
          new LaneChain(problem, streams(first, Lanes.COUNT)),
          new LaneChain(problem, streams(first + Lanes.COUNT, seeds - Lanes.COUNT)));
    }
    return seeds >= Math.min(FEW, Lanes.COUNT)
        ? new LaneChain(problem, streams(first, seeds))
        : new ScalarBlock(problem, first, seeds);
  }

  static List<RandomStream> streams(long first, int count) {
    List<RandomStream> streams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      streams.add(new RandomStreams(first + i).stream(ExactChain.EXAMPLES));
    }
    return streams;
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    if (status().isDiverged()) {
      return true;
    }
    long goal = Math.round(target * inputs);
    long count = Math.min(goal - steps, maxSteps);
    if (count > 0) {
      (blocks.size() > 1 ? blocks.parallelStream() : blocks.stream())
          .forEach(block -> block.advance(count));
      steps += count;
    }
    return steps >= goal || status().isDiverged();
  }

  @Override
  public double time() {
    return steps() / (double) inputs;
  }

  @Override
  public long steps() {
    Status status = status();
    return status.isDiverged() ? status.step() : steps;
  }

  @Override
  public Status status() {
    long last = 0;
    for (SeedBlock block : blocks) {
      for (int lane = 0; lane < block.seeds(); lane++) {
        if (block.divergedAfter(lane) < 0) {
          return Status.RUNNING;
        }
        last = Math.max(last, block.divergedAfter(lane));
      }
    }
    return Status.diverged(
        last, "the weights or the error left the range of numbers in every seed");
  }

  @Override
  public EnsembleState state() {
    return this;
  }

  @Override
  public int members() {
    return members;
  }

  @Override
  public OrderParameterState member(int i) {
    int block = blockOf(i);
    return blocks.get(block).member(i - block * lanes);
  }

  @Override
  public boolean hasDiverged(int i) {
    int block = blockOf(i);
    return blocks.get(block).divergedAfter(i - block * lanes) >= 0;
  }

  private int blockOf(int i) {
    return Math.min(i / lanes, blocks.size() - 1);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (SeedBlock block : blocks) {
      block.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    for (SeedBlock block : blocks) {
      block.restore(in);
    }
  }
}
