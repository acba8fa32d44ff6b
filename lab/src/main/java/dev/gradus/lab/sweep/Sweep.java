package dev.gradus.lab.sweep;

import dev.gradus.lab.RunPlan;
import dev.gradus.lab.config.Configuration;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Many runs of one configuration with some of its values changed. Immutable.
///
/// @param name what the user calls it
/// @param base the configuration before any change
/// @param space the changes
/// @param planner plans a run from a changed configuration; a pure function, called by any thread
public record Sweep(
    String name, ObjectNode base, Space space, Function<Configuration, RunPlan> planner) {

  /// How many runs there are.
  public int size() {
    return space.size();
  }

  /// The configuration of one run, not yet checked.
  ///
  /// @param run from 0
  public Configuration configuration(int run) {
    return Configuration.of(name, base).with(space.point(run), "run " + run);
  }

  /// Makes one run ready.
  ///
  /// @throws dev.gradus.core.InputException if its values do not fit together
  public RunPlan plan(int run) {
    return planner.apply(configuration(run));
  }

  /// What makes two sweeps the same: all their runs.
  public ObjectNode description() {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.set("configuration", base);
    description.set("axes", space.description());
    return description;
  }
}
