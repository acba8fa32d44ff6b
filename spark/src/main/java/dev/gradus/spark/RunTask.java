package dev.gradus.spark;

import dev.gradus.core.InputException;
import dev.gradus.lab.Versions;
import dev.gradus.lab.sweep.Outcome;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepDirectory;
import dev.gradus.studies.sweep.SweepFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a worker does: computes some runs of a sweep, known by their numbers. All it needs besides
/// is the sweep as text, which each worker gets once.
final class RunTask implements Function<int[], Answer<Outcome[]>> {
  private static final long serialVersionUID = 1;
  private static final Map<String, Sweep> SWEEPS = new ConcurrentHashMap<>();

  private final Broadcast<String> text;

  RunTask(Broadcast<String> text) {
    this.text = text;
  }

  /// A sweep and the versions it is computed with, as text.
  static String describe(Sweep sweep) {
    ObjectNode text = JsonNodeFactory.instance.objectNode();
    text.put("name", sweep.name());
    sweep.description().properties().forEach(e -> text.set(e.getKey(), e.getValue()));
    text.set("versions", Versions.current());
    return text.toString();
  }

  @Override
  public Answer<Outcome[]> call(int[] runs) {
    return Answer.of(() -> {
      Sweep sweep = SWEEPS.computeIfAbsent(text.value(), RunTask::read);
      TaskContext task = TaskContext.get();
      Outcome[] outcomes = new Outcome[runs.length];
      for (int i = 0; i < runs.length; i++) {
        outcomes[i] =
            Outcome.compute(sweep, runs[i], task::isInterrupted)
                .orElseThrow(() -> new TaskKilledException("stopped"));
      }
      return outcomes;
    });
  }

  private static Sweep read(String text) {
    ObjectNode root = JsonMapper.shared().readTree(text).asObject();
    ObjectNode there = root.required("versions").asObject();
    ObjectNode here = Versions.current();
    if (!here.equals(there)) {
      throw new InputException(
          "computes with other versions than the driver, and so perhaps other bits: "
              + here
              + " found, expected "
              + there
              + "; install the same on both");
    }
    return SweepFile.of(
        new SweepDirectory.Description(
            root.required("name").stringValue(),
            root.required("configuration").asObject(),
            root.required("axes").asObject()));
  }
}
