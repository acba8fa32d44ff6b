package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.ModelOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What models said, read from files when asked for; networks in files are run.
public final class Outputs {
  private final @Nullable Function<String, ModelOutput> network;

  /// Files of several arrays are read once.
  private final Map<String, ModelOutput> held = new HashMap<>();

  private volatile boolean signs;

  /// @param network runs the network in an ONNX file on the test examples; null where there are
  ///   none
  public Outputs(@Nullable Function<String, ModelOutput> network) {
    this.network = network;
  }

  /// Where each model's output is: the files that patterns stand for, or the arrays and checkpoints
  /// in them.
  ///
  /// @throws InputException if a pattern stands for none, or an archive cannot be read
  public List<String> places(List<String> patterns) {
    List<String> places = new ArrayList<>();
    for (String pattern : patterns) {
      for (String place : FilePattern.expand(pattern)) {
        places.addAll(arrays(place));
      }
    }
    return places;
  }

  private List<String> arrays(String place) {
    String lower = place.toLowerCase(Locale.ROOT);
    if (!ModelOutput.isArchive(place) && !(lower.endsWith(".npy") && ModelOutput.isStack(place))) {
      return List.of(place);
    }
    List<ModelOutput> all = ModelOutput.readAll(place);
    if (all.size() == 1) {
      held.put(place, all.getFirst());
      return List.of(place);
    }
    List<String> arrays = new ArrayList<>();
    for (ModelOutput one : all) {
      held.put(one.name(), one);
      arrays.add(one.name());
    }
    return arrays;
  }

  /// Reads, or runs, one.
  ///
  /// @param place one of [#places]
  public ModelOutput read(String place) {
    ModelOutput output = output(place);
    if (output.areSigns()) {
      signs = true;
    }
    return output;
  }

  /// Whether labels or predictions -1 and 1 were read as classes 0 and 1.
  public boolean signs() {
    return signs;
  }

  private ModelOutput output(String place) {
    ModelOutput known = held.get(place);
    if (known != null) {
      return known;
    }
    if (place.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      if (network == null) {
        throw new InputException(
            GuardedInput.printable(place)
                + ": a network, which needs examples to be run on; add --data NAME, such as --data"
                + " mnist");
      }
      return network.apply(place);
    }
    return ModelOutput.readOne(place);
  }
}
