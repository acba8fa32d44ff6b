package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which checkpoints the names of files speak of: `preds/seed-0/step-100.npy` is step 100 of seed
/// 0.
///
/// The step is the number after `step`, `epoch`, `iter` or `ckpt`, else the last number of the
/// name. The seed is the number after `seed`; where no name has one and files lie in several
/// folders, each folder is a seed.
public final class Checkpoints {
  private static final Pattern SEED = Pattern.compile("(?i)seed[-_=]?(\\d+)");
  private static final String NUMBER = "(\\d{1,15}(?:\\.\\d{1,9})?)";

  private static final List<Pattern> STEPS =
      List.of(
          Pattern.compile("(?i)(?:global_?step|step|iteration|iter)[-_=]?" + NUMBER),
          Pattern.compile("(?i)(?:epoch|checkpoint|ckpt)[-_=]?" + NUMBER),
          Pattern.compile(NUMBER));

  private static final Pattern ENDING =
      Pattern.compile("(?i)(\\.(npy|npz|csv|tsv|txt|parquet|onnx))?(\\.gz)?$");

  private Checkpoints() {}

  /// Puts files into the order of seeds and steps.
  ///
  /// @param places files, or `FILE[NAME]`
  /// @return sorted by seed, then by step
  /// @throws InputException if two are the same step of one seed
  public static List<Checkpoint> of(List<String> places) {
    Function<String, String> seeds = seeds(places);
    List<Checkpoint> found =
        new ArrayList<>(
            places.stream()
                .map(place -> new Checkpoint(place, seeds.apply(place), step(place)))
                .toList());
    boolean numbered = found.stream().noneMatch(one -> Double.isNaN(one.step()));
    if (!numbered && found.size() > 1) {
      found.sort(Comparator.comparing(Checkpoint::place, NaturalOrder.BY_NUMBERS));
      found = counted(found);
    }
    found.sort(
        Comparator.comparing(Checkpoint::seed, NaturalOrder.BY_NUMBERS)
            .thenComparingDouble(Checkpoint::step));
    requireDifferent(found);
    return List.copyOf(found);
  }

  /// Where not every name has a number, each seed's files count from 0 in natural order.
  private static List<Checkpoint> counted(List<Checkpoint> sorted) {
    Map<String, Integer> next = new HashMap<>();
    List<Checkpoint> counted = new ArrayList<>();
    for (Checkpoint one : sorted) {
      int step = next.merge(one.seed(), 1, Integer::sum) - 1;
      counted.add(new Checkpoint(one.place(), one.seed(), step));
    }
    return counted;
  }

  private static void requireDifferent(List<Checkpoint> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Checkpoint one = sorted.get(i - 1);
      Checkpoint other = sorted.get(i);
      if (one.seed().equals(other.seed()) && one.step() == other.step()) {
        throw new InputException(
            "%s and %s: both say step %s; give each step once, and repetitions in folders such as"
                    .formatted(
                        GuardedInput.printable(one.place()),
                        GuardedInput.printable(other.place()),
                        one.stepName())
                + " seed-0/");
      }
    }
  }

  private static Function<String, String> seeds(List<String> places) {
    if (places.stream().allMatch(place -> SEED.matcher(place).find())) {
      return place -> {
        Matcher matcher = SEED.matcher(place);
        String seed = "";
        while (matcher.find()) {
          seed = matcher.group(1);
        }
        return seed;
      };
    }
    TreeSet<String> folders = new TreeSet<>(places.stream().map(Checkpoints::folder).toList());
    return folders.size() > 1 ? Checkpoints::folder : place -> "";
  }

  private static String folder(String place) {
    String[] parts = place.split("[/\\\\]");
    return parts.length > 1 ? parts[parts.length - 2] : ".";
  }

  /// The step a name speaks of; NaN if none.
  static double step(String place) {
    String name = place;
    int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    if (bracket >= 0) {
      name = name.substring(bracket + 1, name.length() - 1);
    } else {
      name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
      name = ENDING.matcher(name).replaceFirst("");
    }
    name = SEED.matcher(name).replaceAll("");
    for (Pattern pattern : STEPS) {
      Matcher matcher = pattern.matcher(name);
      double step = Double.NaN;
      while (matcher.find()) {
        step = Double.parseDouble(matcher.group(1));
      }
      if (!Double.isNaN(step)) {
        return step;
      }
    }
    return Double.NaN;
  }
}
