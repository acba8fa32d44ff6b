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

/// An ensemble of chains in motion, in blocks of seeds whose numbers fit into a processor's cache.
final class EnsembleDynamics implements Dynamics<EnsembleState>, EnsembleState {
  private static final int LANES = 64;

  private final List<LaneChain> blocks = new ArrayList<>();
  private final TriangularChain member;
  private final int members;
  private final int inputs;
  private long steps;

  EnsembleDynamics(TeacherStudent problem, long seed, int members) {
    this.members = members;
    inputs = problem.inputs();
    member = new TriangularChain(problem);
    for (int first = 0; first < members; first += LANES) {
      List<RandomStream> streams = new ArrayList<>();
      for (int i = first; i < Math.min(members, first + LANES); i++) {
        streams.add(new RandomStreams(seed + i).stream(ExactChain.EXAMPLES));
      }
      blocks.add(new LaneChain(problem, streams));
    }
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
    for (LaneChain block : blocks) {
      for (int lane = 0; lane < block.lanes(); lane++) {
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
    blocks.get(i / LANES).get(i % LANES, member);
    return member;
  }

  @Override
  public boolean hasDiverged(int i) {
    return blocks.get(i / LANES).divergedAfter(i % LANES) >= 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (LaneChain block : blocks) {
      block.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    for (LaneChain block : blocks) {
      block.restore(in);
    }
  }
}
