package dev.gradus.studies.complexity;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.data.Relabelled;
import dev.gradus.nets.Classification;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// The simpler models of a run and what they predict on the test set.
///
/// Each is trained when first asked for. All of it is deterministic, so a resumed run repeats it
/// rather than stores it.
final class References {
  private final LabelledData data;
  private final Classification network;
  private final long until;
  private final long firstSeed;
  private final Map<Teacher, DataSet> taught = new ConcurrentHashMap<>();

  /// The network of a seed at a step, whose predictions others learn.
  private record Teacher(long seed, long step) {}

  /// @param network the problem whose predictions may be learnt
  /// @param until its last step
  References(LabelledData data, Classification network, long until, long firstSeed) {
    this.data = data;
    this.network = network;
    this.until = until;
    this.firstSeed = firstSeed;
  }

  /// The predictions of a reference, for the run of a seed: trained on the data's labels it is one
  /// for all seeds, trained on the network's predictions it is one for each.
  ///
  /// @param key where it stands in the file, for messages
  LongFunction<Supplier<int[]>> predictions(String key, ObjectNode settings) {
    Classification problem = problem(data.train(), settings, data.evaluated());
    boolean taughtByNetwork = settings.get("labels").stringValue().equals("network");
    long step = settings.path("at").longValue(until);
    if (settings.has("at") && !taughtByNetwork) {
      throw new InputException(key + ".at: is for labels: network only; leave it out");
    }
    if (step > until) {
      throw new InputException(
          "%s.at: %d found, expected at most %d, the network's last step"
              .formatted(key, step, until));
    }
    long steps = settings.get("until").longValue();
    if (!taughtByNetwork) {
      Supplier<int[]> once = new Once<>(() -> trained(key, problem, steps, firstSeed));
      return seed -> once;
    }
    return seed ->
        new Once<>(() -> {
          DataSet labels =
              taught.computeIfAbsent(new Teacher(seed, step), teacher -> predicted(teacher));
          return trained(key, problem(labels, settings, data.evaluated()), steps, seed);
        });
  }

  private Classification problem(DataSet train, ObjectNode settings, int evaluated) {
    return new Classification(
        train,
        data.test(),
        Settings.model(settings.get("model")),
        Settings.hyperparameters(settings),
        evaluated);
  }

  /// The training examples with the network's predictions as labels.
  private DataSet predicted(Teacher teacher) {
    DataSet train = network.train();
    Classification all =
        new Classification(
            train, network.test(), network.model(), network.hyperparameters(), train.size());
    try (Dynamics<NetworkState> dynamics = run(all, teacher.step(), teacher.seed())) {
      if (dynamics.status().isDiverged()) {
        throw new InputException(
            "stepsize: the network whose predictions the reference learns " + dynamics.status());
      }
      int[] labels = dynamics.state().train().predictions().clone();
      return new Relabelled(train.name() + ":predicted", train, labels);
    }
  }

  private static int[] trained(String key, Classification problem, long steps, long seed) {
    try (Dynamics<NetworkState> dynamics = run(problem, steps, seed)) {
      if (dynamics.status().isDiverged()) {
        throw new InputException(
            key + ".stepsize: the reference " + dynamics.status() + "; choose a smaller one");
      }
      return dynamics.state().predictions().clone();
    }
  }

  private static Dynamics<NetworkState> run(Classification problem, long steps, long seed) {
    Dynamics<NetworkState> dynamics =
        new StochasticGradientDescent().start(problem, new RandomStreams(seed));
    dynamics.advance((double) steps, steps);
    return dynamics;
  }
}
