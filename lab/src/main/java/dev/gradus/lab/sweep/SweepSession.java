package dev.gradus.lab.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// One process's part in a sweep: locks blocks of runs, hands them to workers, and commits what
/// they give in groups.
final class SweepSession implements RunQueue {
  /// While this much waits for the disk, workers wait too.
  private static final long PENDING_LIMIT = 64L << 20;

  private static final int POLL_MILLIS = 100;
  private static final int BLOCKS = 1000;
  private static final int MOST_PER_BLOCK = 64;

  private final SweepStore store;
  private final int size;
  private final int perBlock;
  private final Consumer<Outcome> ended;
  private final BitSet open = new BitSet();

  /// Runs of blocks that are ours, to be handed out.
  private final Deque<Integer> ready = new ArrayDeque<>();

  private final Map<Integer, Integer> leftInBlock = new HashMap<>();
  private final Map<Integer, DoubleSupplier> running = new HashMap<>();
  private final List<Outcome> pending = new ArrayList<>();
  private long pendingBytes;
  private int nextBlock;
  private boolean handedIn;
  private volatile boolean stopped;
  private @Nullable RuntimeException failure;
  private final int endedBefore;
  private final long begin = System.nanoTime();

  /// @param retry whether runs that failed before are computed again
  /// @param ended called by the committing thread after a run became durable
  SweepSession(SweepStore store, int size, boolean retry, Consumer<Outcome> ended) {
    this.store = store;
    this.size = size;
    this.ended = ended;
    store.journal().drain();
    perBlock = Math.clamp(size / BLOCKS, 1, MOST_PER_BLOCK);
    for (int run = 0; run < size; run++) {
      RunRecord record = store.journal().record(run);
      if (record == null || (retry && record.isFailed())) {
        open.set(run);
      }
    }
    endedBefore = size - open.cardinality();
  }

  @Override
  public void stop() {
    stopped = true;
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized List<Integer> take(int most) {
    List<Integer> taken = new ArrayList<>();
    while (!stopped) {
      while (taken.size() < most && anyReady()) {
        int run = ready.removeFirst();
        running.put(run, () -> 0);
        taken.add(run);
      }
      if (!taken.isEmpty()) {
        return taken;
      }
      if (open.isEmpty()) {
        return List.of();
      }
      waitFor(POLL_MILLIS); // the rest is with other processes, which may be killed
    }
    return List.of();
  }

  private boolean anyReady() {
    if (ready.isEmpty()) {
      lock();
    }
    return !ready.isEmpty();
  }

  /// Takes the next block that is neither finished nor held, if there is one.
  private void lock() {
    int blocks = (size + perBlock - 1) / perBlock;
    for (int i = 0; i < blocks && ready.isEmpty() && !open.isEmpty(); i++) {
      int block = nextBlock;
      nextBlock = (nextBlock + 1) % blocks;
      int first = block * perBlock;
      int end = Math.min(first + perBlock, size);
      int next = open.nextSetBit(first);
      if (next < 0 || next >= end || store.locks().holds(block)) {
        continue;
      }
      if (!store.locks().take(block)) {
        continue;
      }
      // Only after the lock: who had it before wrote what it finished, and then freed it.
      refresh();
      int count = 0;
      for (int run = open.nextSetBit(first);
          run >= 0 && run < end;
          run = open.nextSetBit(run + 1)) {
        ready.add(run);
        count++;
      }
      if (count == 0) {
        store.locks().free(block);
      } else {
        leftInBlock.put(block, count);
      }
    }
    if (ready.isEmpty()) {
      refresh();
    }
  }

  private void refresh() {
    synchronized (store.journal()) {
      store.journal().refresh();
      store.journal().drain().forEach(open::clear);
    }
  }

  /// Waits a moment, or less: who calls it looks again.
  @SuppressWarnings("WaitNotInLoop")
  private void waitFor(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void running(int run, DoubleSupplier progress) {
    running.put(run, progress);
  }

  @Override
  public synchronized void ended(Outcome outcome) {
    while (pendingBytes > PENDING_LIMIT && failure == null) {
      waitFor(POLL_MILLIS);
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    pending.add(outcome);
    pendingBytes += outcome.results().length;
    notifyAll();
  }

  /// No more outcomes will come.
  synchronized void close() {
    handedIn = true;
    notifyAll();
  }

  /// Commits what workers hand in, until [#close]: one fsync for all that came during the last one.
  void commitAll() {
    try {
      for (List<Outcome> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
        store.commit(group);
        committed(group);
      }
    } catch (RuntimeException e) {
      synchronized (this) {
        failure = e;
        stop();
      }
    }
  }

  private synchronized List<Outcome> nextGroup() {
    while (pending.isEmpty() && !handedIn) {
      waitFor(POLL_MILLIS);
    }
    List<Outcome> group = List.copyOf(pending);
    pending.clear();
    pendingBytes = 0;
    notifyAll();
    return group;
  }

  private void committed(List<Outcome> group) {
    synchronized (this) {
      for (Outcome outcome : group) {
        running.remove(outcome.run());
        open.clear(outcome.run());
        int block = outcome.run() / perBlock;
        if (leftInBlock.merge(block, -1, Integer::sum) == 0) {
          leftInBlock.remove(block);
          store.locks().free(block);
        }
      }
      refresh();
      notifyAll();
    }
    group.forEach(ended);
  }

  /// What made committing end, if something did.
  synchronized @Nullable RuntimeException failure() {
    return failure;
  }

  synchronized boolean isFinished() {
    return open.isEmpty();
  }

  synchronized SweepProgress progress() {
    RunJournal journal = store.journal();
    int done = size - open.cardinality();
    double part = running.values().stream().mapToDouble(DoubleSupplier::getAsDouble).sum();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    double worked = done - endedBefore + part;
    double left = worked > 0 ? (open.cardinality() - part) * seconds / worked : Double.NaN;
    synchronized (store.journal()) {
      return new SweepProgress(
          size,
          journal.count(RunRecord.Status.COMPLETED),
          journal.count(RunRecord.Status.DIVERGED),
          journal.count(RunRecord.Status.FAILED),
          running.size(),
          (done - endedBefore) / seconds,
          left);
    }
  }
}
