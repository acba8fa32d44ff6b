package dev.gradus.lab.config;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A value that fits none of several alternatives (`anyOf`, `oneOf`) gives errors for each. Where
/// it has the shape of just one of them, that one's errors say what is wrong; else one fault for
/// all.
final class Alternatives {
  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");
  private static final Set<String> SHAPE = Set.of("type", "enum", "const");

  private final ConfigurationSchema schema;
  private final List<Fault> faults = new ArrayList<>();

  private Alternatives(ConfigurationSchema schema) {
    this.schema = schema;
  }

  static List<Fault> reduce(List<Error> errors, ConfigurationSchema schema) {
    Alternatives alternatives = new Alternatives(schema);
    alternatives.reduce(errors, 0);
    return alternatives.faults;
  }

  /// @param from choices before this element of the evaluation path have been made
  private void reduce(List<Error> errors, int from) {
    Map<List<String>, List<Error>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      int at = choice(error.getEvaluationPath(), from);
      if (at < 0) {
        faults.add(Fault.of(error, schema));
      } else {
        int depth = Fault.depth(error.getEvaluationPath(), at);
        List<String> place =
            List.of(
                prefix(error.getEvaluationPath(), at), prefix(error.getInstanceLocation(), depth));
        choices.computeIfAbsent(place, key -> new ArrayList<>()).add(error);
      }
    }
    choices.values().forEach(group -> choose(group, from));
  }

  private void choose(List<Error> group, int from) {
    int at = choice(group.getFirst().getEvaluationPath(), from);
    Map<String, List<Error>> branches = new LinkedHashMap<>();
    for (Error error : group) {
      if (error.getEvaluationPath().getNameCount() > at + 1) {
        String branch = element(error.getEvaluationPath(), at + 1);
        branches.computeIfAbsent(branch, key -> new ArrayList<>()).add(error);
      }
    }
    List<List<Error>> fitting =
        branches.values().stream()
            .filter(branch -> branch.stream().noneMatch(error -> isAboutShape(error, at)))
            .toList();
    if (fitting.size() == 1) {
      reduce(fitting.getFirst(), at + 2);
    } else {
      faults.add(Fault.ofChoice(group.getFirst(), at, schema));
    }
  }

  /// Whether an error says that the value as a whole is not what a branch is about.
  private static boolean isAboutShape(Error error, int at) {
    NodePath path = error.getEvaluationPath();
    return SHAPE.contains(error.getKeyword())
        && IntStream.range(at + 2, path.getNameCount() - 1)
            .allMatch(i -> "$ref".equals(element(path, i)));
  }

  private static int choice(NodePath path, int from) {
    for (int i = from; i < path.getNameCount(); i++) {
      boolean isName = i > 0 && "properties".equals(element(path, i - 1));
      if (!isName && CHOICES.contains(element(path, i))) {
        return i;
      }
    }
    return -1;
  }

  private static String prefix(NodePath path, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append('/').append(element(path, i));
    }
    return text.toString();
  }

  private static String element(NodePath path, int i) {
    return String.valueOf(path.getElement(i));
  }
}
