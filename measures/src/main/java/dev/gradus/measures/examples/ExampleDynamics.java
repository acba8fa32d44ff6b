package dev.gradus.measures.examples;

import java.util.Arrays;

/// Scores of single examples from their outputs over the epochs, gathered one observation at a time
/// in memory that does not grow with the number of epochs.
///
/// With p the probability of the example's own (gold) class in an epoch, *correct* where its class
/// has the largest output (the first of equal ones):
///
/// - confidence: mean p; variability: standard deviation of p over the epochs (divided by their
///   number); correctness: count of correct epochs; threshold closeness: confidence (1 -
///   confidence) (Swayamdipta et al., EMNLP 2020);
/// - aleatoric: mean p (1 - p) (Seedat et al., Data-IQ, NeurIPS 2022);
/// - forgetting: count of epochs that are wrong after a correct one (Toneva et al., ICLR 2019);
/// - AUM: mean of gold logit minus largest other logit (Pleiss et al., NeurIPS 2020);
/// - EL2N: Euclidean distance of the probabilities from the one-hot label (Paul et al., NeurIPS
///   2021).
///
/// Epochs are counted from 0 in the order in which they were added.
public final class ExampleDynamics {
  private final int classes;
  private final double[] probabilities;
  private int size;
  private int[] epochs = {};
  private double[] mean = {};
  private double[] squares = {};
  private double[] aleatoric = {};
  private double[] margin = {};
  private double[] lastMargin = {};
  private double[] firstDistance = {};
  private double[] lastDistance = {};
  private double[] distance = {};
  private int[] correct = {};
  private int[] forgotten = {};
  private int[] firstLearned = {};
  private int[] needed = {};

  /// @param classes how many outputs each example has, at least 2
  public ExampleDynamics(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(classes + " classes, expected at least 2");
    }
    this.classes = classes;
    probabilities = new double[classes];
  }

  private void makeRoom(int length) {
    int room = Math.max(length, 2 * epochs.length);
    epochs = Arrays.copyOf(epochs, room);
    mean = Arrays.copyOf(mean, room);
    squares = Arrays.copyOf(squares, room);
    aleatoric = Arrays.copyOf(aleatoric, room);
    margin = Arrays.copyOf(margin, room);
    lastMargin = Arrays.copyOf(lastMargin, room);
    firstDistance = Arrays.copyOf(firstDistance, room);
    lastDistance = Arrays.copyOf(lastDistance, room);
    distance = Arrays.copyOf(distance, room);
    correct = Arrays.copyOf(correct, room);
    forgotten = Arrays.copyOf(forgotten, room);
    firstLearned = Arrays.copyOf(firstLearned, room);
    needed = Arrays.copyOf(needed, room);
  }

  /// Adds the next epoch of an example.
  ///
  /// @param example from 0 on
  /// @param gold its class, 0..classes-1
  /// @param logits finite, `classes` of them; log-probabilities will do
  /// @return log-odds of the gold class, ln p / (1 - p): the margin y f of a binary network
  public double add(int example, int gold, double[] logits) {
    if (example >= epochs.length) {
      makeRoom(example + 1);
    }
    size = Math.max(size, example + 1);
    int best = 0;
    double other = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      best = logits[k] > logits[best] ? k : best;
      other = k == gold ? other : Math.max(other, logits[k]);
    }
    double sum = 0;
    double others = 0;
    for (int k = 0; k < classes; k++) {
      double e = Math.exp(logits[k] - logits[best]);
      probabilities[k] = e;
      sum += e;
      others += k == gold ? 0 : Math.exp(logits[k] - other);
    }
    double p = probabilities[gold] / sum;
    double squaredDistance = 0;
    for (int k = 0; k < classes; k++) {
      double difference = probabilities[k] / sum - (k == gold ? 1 : 0);
      squaredDistance += difference * difference;
    }
    gather(example, p, Math.sqrt(squaredDistance), logits[gold] - other, best == gold);
    return logits[gold] - other - Math.log(others);
  }

  private void gather(int i, double p, double el2n, double gap, boolean right) {
    int epoch = epochs[i]++;
    double step = p - mean[i];
    mean[i] += step / epochs[i];
    squares[i] += step * (p - mean[i]);
    aleatoric[i] += p * (1 - p);
    margin[i] += gap;
    lastMargin[i] = gap;
    firstDistance[i] = epoch == 0 ? el2n : firstDistance[i];
    lastDistance[i] = el2n;
    distance[i] += el2n;
    if (right) {
      correct[i]++;
      firstLearned[i] = correct[i] == 1 ? epoch : firstLearned[i];
    } else {
      // Correct in the epoch before means that the last wrong one lies further back.
      forgotten[i] += epoch > 0 && needed[i] < epoch ? 1 : 0;
      needed[i] = epoch + 1;
    }
  }

  /// Count of examples: one more than the largest added.
  public int size() {
    return size;
  }

  public int classes() {
    return classes;
  }

  /// Epochs added of an example.
  public int epochs(int example) {
    return epochs[example];
  }

  public double confidence(int example) {
    return mean[example];
  }

  public double variability(int example) {
    return Math.sqrt(squares[example] / epochs[example]);
  }

  public int correctness(int example) {
    return correct[example];
  }

  /// Epochs that are wrong after a correct one; 0 also for an example that is never correct, see
  /// [#firstLearned].
  public int forgetting(int example) {
    return forgotten[example];
  }

  public double thresholdCloseness(int example) {
    return mean[example] * (1 - mean[example]);
  }

  public double aleatoric(int example) {
    return aleatoric[example] / epochs[example];
  }

  public double aum(int example) {
    return margin[example] / epochs[example];
  }

  /// Gold logit minus largest other logit in the last epoch.
  public double lastMargin(int example) {
    return lastMargin[example];
  }

  /// The first correct epoch, -1 where there is none.
  public int firstLearned(int example) {
    return correct[example] == 0 ? -1 : firstLearned[example];
  }

  /// The last wrong epoch plus 1, which is the count of all epochs for an example that is wrong in
  /// the last one (presentations needed to learn).
  public int presentationsNeeded(int example) {
    return needed[example];
  }

  /// The first epoch from which on all are correct, -1 where the last one is wrong (iteration
  /// learned).
  public int learnedForGood(int example) {
    return needed[example] < epochs[example] ? needed[example] : -1;
  }

  public double el2nFirst(int example) {
    return firstDistance[example];
  }

  public double el2nLast(int example) {
    return lastDistance[example];
  }

  public double el2nMean(int example) {
    return distance[example] / epochs[example];
  }
}
