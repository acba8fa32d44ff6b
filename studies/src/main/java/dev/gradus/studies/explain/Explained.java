package dev.gradus.studies.explain;

import dev.gradus.measures.information.Decomposition;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One checkpoint explained by one reference.
///
/// @param by name of the reference
/// @param all the informations with their errors
/// @param bounds what the confusion matrices alone allow; null for probabilities
/// @param chance whether anything is left beyond chance; null for probabilities
/// @param perClass where it comes from, class by class; empty unless asked for
public record Explained(
    Checkpoint checkpoint,
    String by,
    ExplainedInformation all,
    @Nullable MuBounds bounds,
    @Nullable StratifiedNull chance,
    List<Decomposition.PerClass> perClass) {

  /// All numbers by their names in files: an `_se` is a standard error, `_lower` and `_upper` the
  /// ends of a 95 % interval; NaN where one is not defined.
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("accuracy_model", all.accuracyModel());
    numbers.put("accuracy_by", all.accuracyBy());
    numbers.put("agreement", all.agreement());
    put(numbers, "i_model_label", all.iModelLabel());
    put(numbers, "i_by_label", all.iByLabel());
    put(numbers, "i_model_label_given_by", all.iModelLabelGivenBy());
    put(numbers, "mu", all.mu());
    put(numbers, "explained_fraction", all.explainedFraction());
    numbers.put("mu_ci", of(bounds, MuBounds::muCi));
    numbers.put("mu_min", of(bounds, MuBounds::muMin));
    numbers.put("mu_max", of(bounds, MuBounds::muMax));
    numbers.put("retention", of(bounds, MuBounds::retention));
    numbers.put("cmi_null_mean", of(chance, StratifiedNull::mean));
    numbers.put("cmi_p", of(chance, StratifiedNull::pValue));
    return numbers;
  }

  /// The retention where it can be told from noise: where the range from independent errors to the
  /// most possible is more than 2 standard errors of mu; else NaN.
  public double resolvedRetention() {
    double se = all.mu().standardError();
    return bounds != null && bounds.muMax() - bounds.muCi() > 2 * se
        ? bounds.retention()
        : Double.NaN;
  }

  private static void put(Map<String, Double> numbers, String name, Estimate estimate) {
    numbers.put(name, estimate.value());
    numbers.put(name + "_se", estimate.standardError());
    numbers.put(name + "_lower", estimate.lower());
    numbers.put(name + "_upper", estimate.upper());
  }

  private static <T> double of(@Nullable T from, Function<T, Double> number) {
    return from == null ? Double.NaN : number.apply(from);
  }
}
