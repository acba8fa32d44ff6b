package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.format.Labels;
import dev.gradus.lab.report.Numbers;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.EntropyEstimator;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.measures.information.Unit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus explain`: the measure on anybody's prediction files.
@Command(
    name = "explain",
    description = {
      "Measures how many bits of a model's performance a simpler model explains:",
      "mu = I(F;Y) - I(F;Y|L) for labels Y, predictions F of the model and L of the simpler one.",
      "Files hold one class a test example: NPY of any integer type, or CSV."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description = "True classes, Y.")
  private Path labels = Path.of("");

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "Classes predicted by the model, F.")
  private Path model = Path.of("");

  @Option(
      names = "--by",
      required = true,
      paramLabel = "FILE",
      description = "Classes predicted by the simpler model, L.")
  private Path by = Path.of("");

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      description = {
        "How informations are estimated; default ${DEFAULT-VALUE}. Others: miller-madow, jackknife,",
        "grassberger (little bias with many classes), chao-shen, ... (a wrong name lists them)."
      })
  private String estimator = "plugin";

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Exchanges for the test of I(F;Y|L) against chance; default ${DEFAULT-VALUE}.")
  private int permutations = 999;

  @Option(names = "--nats", description = "Nats instead of bits.")
  private boolean nats;

  @Option(names = "--json", description = "Machine-readable output.")
  private boolean json;

  @Override
  public Integer call() {
    EntropyEstimator chosen = EntropyEstimator.named(estimator);
    int[] truth = Labels.read(labels);
    int[] predicted = Labels.read(model);
    int[] explaining = Labels.read(by);
    requireSameLength(truth, labels, predicted, model);
    requireSameLength(truth, labels, explaining, by);
    Unit unit = nats ? Unit.NATS : Unit.BITS;
    ContingencyTable table = ContingencyTable.of(truth, predicted, explaining);
    ExplainedInformation all = ExplainedInformation.of(table, chosen).in(unit);
    MuBounds bounds = MuBounds.of(table).in(unit);
    StratifiedNull chance =
        StratifiedNull.of(table, permutations, new RandomStreams(0).stream("exchanges")).in(unit);
    if (json) {
      Json.print(json(all, bounds, chance));
    } else {
      print(all, bounds, chance);
    }
    return 0;
  }

  private static void requireSameLength(int[] truth, Path truthFile, int[] other, Path otherFile) {
    if (other.length != truth.length) {
      throw new InputException(
          "%s: %d predictions found, but %s has %d labels; give one prediction for each label"
              .formatted(otherFile, other.length, truthFile, truth.length));
    }
  }

  private Map<String, Object> json(
      ExplainedInformation all, MuBounds bounds, StratifiedNull chance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", all.n());
    json.put("unit", all.unit().name().toLowerCase(Locale.ROOT));
    json.put("accuracy_model", all.accuracyModel());
    json.put("accuracy_by", all.accuracyBy());
    json.put("agreement", all.agreement());
    json.put("i_model_label", all.iModelLabel().value());
    json.put("i_model_label_se", all.iModelLabel().standardError());
    json.put("i_by_label", all.iByLabel().value());
    json.put("i_by_label_se", all.iByLabel().standardError());
    json.put("i_model_label_given_by", all.iModelLabelGivenBy().value());
    json.put("i_model_label_given_by_se", all.iModelLabelGivenBy().standardError());
    json.put("mu", all.mu().value());
    json.put("mu_se", all.mu().standardError());
    json.put("explained_fraction", all.explainedFraction().value());
    json.put("explained_fraction_se", all.explainedFraction().standardError());
    json.put("estimator", estimator);
    json.put("mu_ci", bounds.muCi());
    json.put("mu_min", bounds.muMin());
    json.put("mu_max", bounds.muMax());
    json.put("retention", bounds.retention());
    json.put("cmi_null_mean", chance.mean());
    json.put("cmi_p", chance.pValue());
    json.replaceAll((key, value) -> value instanceof Double d ? Json.number(d) : value);
    return json;
  }

  private static void print(ExplainedInformation all, MuBounds bounds, StratifiedNull chance) {
    String unit = all.unit().name().toLowerCase(Locale.ROOT);
    System.out.printf(Locale.ROOT, "test examples                      %d%n", all.n());
    System.out.printf(
        Locale.ROOT, "accuracy of the model              %.4f%n", all.accuracyModel());
    System.out.printf(Locale.ROOT, "accuracy of the simpler model      %.4f%n", all.accuracyBy());
    System.out.printf(Locale.ROOT, "agreement of the two               %.4f%n", all.agreement());
    line("model about label, I(F;Y)         ", all.iModelLabel(), unit);
    line("simpler about label, I(L;Y)       ", all.iByLabel(), unit);
    line("not explained, I(F;Y|L)           ", all.iModelLabelGivenBy(), unit);
    line("explained, mu                     ", all.mu(), unit);
    line("explained fraction, mu / I(F;Y)   ", all.explainedFraction(), "");
    System.out.printf(
        Locale.ROOT,
        "mu if errors were independent      %.4f, possible %.4f to %.4f; retention %.2f%n",
        bounds.muCi(),
        bounds.muMin(),
        bounds.muMax(),
        bounds.retention());
    System.out.printf(
        Locale.ROOT,
        "I(F;Y|L) by chance alone           %.4f, p = %.3f that it is no more%n",
        chance.mean(),
        chance.pValue());
  }

  private static void line(String name, Estimate estimate, String unit) {
    System.out.println(
        name
            + " "
            + Numbers.encodable(
                Numbers.uncertain(estimate.value(), estimate.standardError()), System.out.charset())
            + " "
            + unit);
  }
}
