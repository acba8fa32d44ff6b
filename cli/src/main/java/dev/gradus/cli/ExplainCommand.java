package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import dev.gradus.data.format.ModelOutput;
import dev.gradus.lab.Versions;
import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.sweep.Cluster;
import dev.gradus.measures.information.EntropyEstimator;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.measures.information.Unit;
import dev.gradus.nets.onnx.OnnxNetwork;
import dev.gradus.studies.explain.Checkpoint;
import dev.gradus.studies.explain.Checkpoints;
import dev.gradus.studies.explain.Explained;
import dev.gradus.studies.explain.Outputs;
import dev.gradus.studies.explain.PairTest;
import dev.gradus.studies.explain.PredictionTable;
import dev.gradus.studies.explain.Question;
import dev.gradus.studies.explain.Timeline;
import dev.gradus.studies.explain.TimelineJson;
import dev.gradus.studies.explain.TimelineReport;
import dev.gradus.studies.explain.TimelineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus explain`: the measure on anybody's prediction files.
@Command(
    name = "explain",
    description = {
      "Measures how many bits of a model's performance simpler models explain, as training goes on.",
      "mu = I(F;Y) - I(F;Y|L) for labels Y, predictions F of the model and L of a simpler one.",
      "Files hold one class a test example, or a row of scores: NPY, NPZ, CSV, Parquet.",
      "FILE[NAME] is one array of an NPZ or one column of a table.",
      "",
      "  gradus explain --labels y.npy --model 'preds/seed-*/step-*.npy' --by linear.npy mlp.npy"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final String SIGNS = "labels -1/1 read as classes 0/1";

  /// Examples for each triple of classes (label, model, reference) below which a warning is due.
  private static final double FEW_IN_A_CELL = 3;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "True classes, Y; with --data those of its test set.")
  private @Nullable String labels;

  @Option(
      names = "--model",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "What the model predicts, F, one file a checkpoint; * and ? may stand in quotes. The step is"
              + " the number in the name, the seed that after 'seed', or the folder.")
  private List<String> model = new ArrayList<>();

  @Option(
      names = "--by",
      arity = "1..*",
      paramLabel = "FILE",
      description = "What simpler models predict, L; each explains by itself.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--ladder",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE,...",
      description =
          "Also splits I(F;Y) into what the first of these explains, what each further one adds, and"
              + " what is left; without files, those of --by in their order.")
  private @Nullable String ladder;

  @Option(
      names = "--pairs",
      paramLabel = "STEPS",
      description =
          "Also tests changes between checkpoints on the same examples: 'consecutive', or steps such"
              + " as 100:1000,1000:4000.")
  private @Nullable String pairs;

  @Option(names = "--per-class", description = "Also splits the last checkpoint class by class.")
  private boolean perClass;

  @Option(
      names = "--soft",
      description =
          "Takes scores as probabilities (logits by softmax), not as the class of the highest; by"
              + " plug-in, without bounds and null.")
  private boolean soft;

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      description =
          "How informations are estimated: plugin, miller-madow, jackknife, grassberger, chao-shen, ..."
              + " (a wrong name lists them). Default: plugin for two classes, else grassberger.")
  private @Nullable String estimator;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Exchanges for the test of I(F;Y|L) against chance; default ${DEFAULT-VALUE}.")
  private int permutations = 999;

  @Option(names = "--units", paramLabel = "UNIT", description = "bits (default) or nats.")
  private @Nullable Unit units;

  @Option(names = "--nats", description = "The same as --units nats.")
  private boolean nats;

  @Option(
      names = "--table",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Instead of --labels, --model and --by: Parquet files with the columns label, model,"
              + " reference and optionally step and group, of any length.")
  private List<String> table = new ArrayList<>();

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "Counts --table on Apache Spark: local[2] or spark://HOST:7077.")
  private @Nullable String master;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description =
          "A data set such as mnist, on whose test examples networks in ONNX files (--model, --by) are"
              + " run; pixels are in [0, 1].")
  private @Nullable String data;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "A task on the data set, such as 3-vs-5; default ${DEFAULT-VALUE}.")
  private String task = "all";

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "Also writes report.html, its figures, explanation.json and timeline.csv.")
  private @Nullable Path save;

  @Override
  public Integer call() {
    if (!table.isEmpty()) {
      if (labels != null || data != null || !model.isEmpty() || !by.isEmpty()) {
        throw new InputException(
            "--table: holds labels and predictions itself; leave out --labels, --data, --model, --by");
      }
      if (ladder != null || pairs != null) {
        throw new InputException(
            "--table: rows are counted and not kept; leave out --ladder and --pairs");
      }
      try (Cluster cluster = master == null ? null : Backends.open(master)) {
        PredictionTable measured = PredictionTable.answer(table, settings(), cluster);
        answer(measured.timeline(), List.of(), measured.signs());
      }
      return 0;
    }
    if (master != null) {
      throw new InputException("--on: counts long tables; give --table, or leave it out");
    }
    DataSet examples = data == null ? null : Task.parse(task).of(DataSets.load(data).test());
    Outputs outputs =
        new Outputs(examples == null ? null : place -> OnnxNetwork.run(Path.of(place), examples));
    List<Checkpoint> checkpoints =
        Checkpoints.of(outputs.places(required(model, "--model", "what the model predicts")));
    List<ModelOutput> rungs = rungs(outputs);
    List<ModelOutput> references =
        by.isEmpty() && !rungs.isEmpty()
            ? rungs
            : read(outputs, required(by, "--by", "what a simpler model predicts"));
    ModelOutput truth =
        labels == null && examples != null
            ? new ModelOutput(
                examples.name(),
                IntStream.range(0, examples.size()).map(examples::label).toArray(),
                null)
            : outputs.read(
                required(labels == null ? List.of() : List.of(labels), "--labels", "true classes")
                    .getFirst());
    Question question =
        new Question(
            truth, references, settings(), ladder != null && rungs.isEmpty() ? references : rungs);
    Timeline timeline = question.answer(checkpoints, outputs::read);
    List<PairTest> tests =
        pairs == null ? List.of() : PairTest.of(question, checkpoints, pairs, outputs::read);
    warnOfFewExamples(truth);
    answer(timeline, tests, outputs.signs());
    return 0;
  }

  /// With ten classes, the intervals keep their promise at 10,000 examples and not at 2,000
  /// (docs/explain.md).
  private static void warnOfFewExamples(ModelOutput truth) {
    long classes = IntStream.of(truth.classes()).distinct().count();
    if (classes > 2 && truth.size() < FEW_IN_A_CELL * classes * classes * classes) {
      System.err.println(
          "gradus: %d examples are few for %d classes: the intervals are too short, and I(F;Y|L) may be"
                  .formatted(truth.size(), classes)
              + " off by more than they say; merge classes, or take more examples");
    }
  }

  private Question.Settings settings() {
    if (nats && units == Unit.BITS) {
      throw new InputException("--nats and --units bits: choose one of them");
    }
    return new Question.Settings(
        estimator == null ? null : EntropyEstimator.named(estimator),
        permutations,
        nats ? Unit.NATS : units == null ? Unit.BITS : units,
        soft,
        perClass);
  }

  private static List<String> required(List<String> files, String option, String what) {
    if (files.isEmpty()) {
      throw new InputException(
          option + ": missing, expected " + what + "; see gradus explain --help");
    }
    return files;
  }

  private List<ModelOutput> rungs(Outputs outputs) {
    return ladder == null || ladder.isEmpty()
        ? List.of()
        : read(outputs, List.of(ladder.split(",")));
  }

  private static List<ModelOutput> read(Outputs outputs, List<String> files) {
    return outputs.places(files).stream().distinct().map(outputs::read).toList();
  }

  private void answer(Timeline timeline, List<PairTest> tests, boolean signs) {
    boolean one = timeline.points().size() == 1 && timeline.ladder().isEmpty() && tests.isEmpty();
    Explained first = timeline.points().getFirst();
    MuBounds bounds = first.bounds();
    StratifiedNull chance = first.chance();
    if (save != null) {
      TimelineReport.write(timeline, tests, facts(signs), save);
    }
    if (signs && !json.isSet()) {
      System.out.println(SIGNS);
    }
    if (json.isSet()) {
      Json.print(one ? TimelineJson.of(first) : TimelineJson.of(timeline, tests));
    } else if (one && !perClass && bounds != null && chance != null) {
      ExplainedText.print(first.all(), bounds, chance);
    } else {
      System.out.print(TimelineText.of(timeline, tests));
    }
    if (save != null && !json.isSet()) {
      System.out.println("report: " + save.resolve("report.html"));
    }
  }

  private List<Fact> facts(boolean signs) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("version", Versions.gradus()));
    if (signs) {
      facts.add(new Fact("classes", SIGNS));
    }
    if (!table.isEmpty()) {
      facts.add(new Fact("table", String.join(" ", table)));
    } else {
      facts.add(new Fact("labels", labels == null ? "of the data" : labels));
      facts.add(new Fact("model", String.join(" ", model)));
      facts.add(new Fact("by", String.join(" ", by)));
    }
    if (data != null) {
      facts.add(new Fact("data", data + ", task " + task));
    }
    facts.add(new Fact("ladder", ladder == null ? "none" : ladder.isEmpty() ? "as by" : ladder));
    facts.add(new Fact("estimator", estimator == null ? "standard" : estimator));
    facts.add(new Fact("permutations", Integer.toString(permutations)));
    return facts;
  }
}
