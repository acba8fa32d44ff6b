package dev.gradus.studies.complexity;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.data.FirstExamples;
import dev.gradus.data.Relabelled;
import dev.gradus.data.Synthetic;
import dev.gradus.data.Task;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.studies.DataContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/// What a file asks to be learnt.
///
/// @param clean training examples with the labels of the task
/// @param train the same with label noise, if any
/// @param test the part of the test set that is looked at
/// @param evaluated how many of the first training examples are looked at
record LabelledData(DataSet clean, DataSet train, DataSet test, int evaluated) {

  /// @throws InputException if the keys do not fit together or the data have other content than the
  ///   run was made with
  static LabelledData of(ObjectNode configuration) {
    String name = configuration.get("data").stringValue();
    boolean drawn = Synthetic.NAMES.contains(name);
    RandomStreams streams = new RandomStreams(configuration.get("seed").longValue());
    DataSets.Split split = drawn ? draw(name, configuration, streams) : load(name, configuration);
    Task task = task(name, drawn, configuration);
    DataSet clean = first(task.of(split.train()), "training-examples", configuration);
    double noise = configuration.get("label-noise").doubleValue();
    DataSet train = noise > 0 ? Relabelled.noisy(clean, noise, streams) : clean;
    DataSet test = task.of(split.test());
    return new LabelledData(
        clean,
        train,
        first(test, "evaluate.test", configuration),
        count("evaluate.train", configuration, train));
  }

  private static DataSets.Split load(String name, ObjectNode configuration) {
    if (configuration.has("drawn")) {
      throw new InputException("drawn: " + name + " is read, not drawn; leave it out");
    }
    DataContent.require(configuration, DataSets.sha256(name));
    return DataSets.load(name);
  }

  private static DataSets.Split draw(String name, ObjectNode configuration, RandomStreams streams) {
    ObjectNode size = configuration.withObject("drawn");
    size.putIfAbsent("train", size.numberNode(1000));
    size.putIfAbsent("test", size.numberNode(10_000));
    size.putIfAbsent("dimension", size.numberNode(name.equals("disk") ? 2 : 30));
    size.putIfAbsent("linear", size.numberNode(1));
    size.putIfAbsent("wave", size.numberNode(3));
    DataSets.Split split =
        Synthetic.draw(
            name,
            new Synthetic.Size(
                size.get("train").intValue(),
                size.get("test").intValue(),
                size.get("dimension").intValue(),
                size.get("linear").doubleValue(),
                size.get("wave").doubleValue(),
                size.path("spacing").doubleValue(0)),
            streams);
    DataContent.require(configuration, sha256(split.train(), split.test()));
    return split;
  }

  private static String sha256(DataSet... sets) {
    MessageDigest digest = GuardedInput.sha256();
    for (DataSet set : sets) {
      float[] example = new float[set.features()];
      for (int i = 0; i < set.size(); i++) {
        set.copyFeatures(i, example, 0);
        StringBuilder line = new StringBuilder();
        for (float feature : example) {
          line.append(Float.floatToRawIntBits(feature)).append(' ');
        }
        digest.update(line.append(set.label(i)).toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Task task(String data, boolean drawn, ObjectNode configuration) {
    String standard = drawn ? "all" : "first-five-vs-last-five";
    String name = configuration.path("task").stringValue(standard);
    if (drawn && !name.equals("all")) {
      throw new InputException(
          "task: " + data + " has two classes as it is; choose all, or leave it out");
    }
    configuration.put("task", name);
    return Task.parse(name);
  }

  private static DataSet first(DataSet data, String key, ObjectNode configuration) {
    return new FirstExamples(data, count(key, configuration, data));
  }

  /// How many of the examples a key asks for; all if it is not there.
  private static int count(String key, ObjectNode configuration, DataSet data) {
    int all = data.size();
    int asked = configuration.at("/" + key.replace('.', '/')).intValue(all);
    if (asked > all) {
      throw new InputException(
          "%s: %d found, but there are only %d examples; leave it out for all"
              .formatted(key, asked, all));
    }
    return asked;
  }

  /// The labels of the test set.
  int[] testLabels() {
    return labels(test, test.size());
  }

  /// The labels of the evaluated training examples as the network sees them.
  int[] givenLabels() {
    return labels(train, evaluated);
  }

  /// Their labels without noise.
  int[] trueLabels() {
    return labels(clean, evaluated);
  }

  private static int[] labels(DataSet data, int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = data.label(i);
    }
    return labels;
  }
}
