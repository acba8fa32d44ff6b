package dev.gradus.lab;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A run made ready: what it is, in full, and the work it takes.
///
/// @param name what the user calls it, such as the file's name without its ending
/// @param configuration the resolved configuration: enough to plan the same run again
/// @param units the work, in the order of the files
public record RunPlan(String name, ObjectNode configuration, List<WorkUnit> units) {
  public RunPlan {
    units = List.copyOf(units);
  }
}
