package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.format.ModelOutput;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.Decomposition;
import dev.gradus.measures.information.EntropyEstimator;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.Ladder;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.measures.information.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is asked of each checkpoint: how much of what it knows do these references explain?
///
/// @param labels true classes, with the name of their file for messages
/// @param references the simpler models
/// @param settings how it is measured
/// @param ladder references of growing complexity; empty without a ladder
public record Question(
    ModelOutput labels, List<ModelOutput> references, Settings settings, List<ModelOutput> ladder) {

  /// How it is measured.
  ///
  /// @param estimator of the entropies; null for plug-in where there are two classes, else
  ///   Grassberger's
  /// @param permutations for the test of I(F;Y|L) against chance
  /// @param soft whether scores are taken as probabilities, not as the class of the highest
  /// @param perClass whether it is split class by class
  public record Settings(
      @Nullable EntropyEstimator estimator,
      int permutations,
      Unit unit,
      boolean soft,
      boolean perClass) {}

  /// Checks that all answer the same examples.
  ///
  /// @throws InputException if lengths differ, there is nothing to explain by, or probabilities are
  ///   asked for what has classes alone
  public Question {
    if (!labels.areClasses()) {
      throw new InputException(
          labels.name()
              + ": scores or probabilities, expected true classes; save class indices, or one-hot"
              + " rows");
    }
    references = List.copyOf(references);
    ladder = List.copyOf(ladder);
    if (references.isEmpty()) {
      throw new InputException("nothing to explain by; give --by FILE");
    }
    if (settings.soft
        && settings.estimator != null
        && settings.estimator != EntropyEstimator.PLUGIN) {
      throw new InputException(
          "estimator "
              + settings.estimator.id()
              + " corrects counts, and probabilities have none; leave out --estimator or --soft");
    }
    for (ModelOutput reference : references) {
      requireFits(labels, reference);
    }
    for (ModelOutput rung : ladder) {
      requireFits(labels, rung);
    }
  }

  private static void requireFits(ModelOutput labels, ModelOutput model) {
    if (model.size() != labels.size()) {
      throw new InputException(
          "%s: %d predictions found, but %s has %d labels; give one prediction for each label"
              .formatted(model.name(), model.size(), labels.name(), labels.size()));
    }
    if (model.scores() != null) {
      int classes = model.scores().shape().get(1);
      int[] truth = labels.classes();
      for (int j = 0; j < truth.length; j++) {
        if (truth[j] >= classes) {
          throw new InputException(
              "%s: index %d is class %d, but %s has scores for the classes 0 to %d; number classes"
                      .formatted(labels.name(), j, truth[j], model.name(), classes - 1)
                  + " from 0 on in both");
        }
      }
    }
  }

  /// Asks it of all checkpoints, two or more at a time.
  ///
  /// @param read gives a checkpoint's output by its place
  /// @throws InputException if one cannot be read or does not fit
  public Timeline answer(List<Checkpoint> checkpoints, Function<String, ModelOutput> read) {
    List<Answer> answers =
        IntStream.range(0, checkpoints.size())
            .parallel()
            .mapToObj(i -> {
              ModelOutput model = read.apply(checkpoints.get(i).place());
              requireFits(labels, model);
              return new Answer(
                  IntStream.range(0, references.size())
                      .mapToObj(r ->
                          explained(
                              checkpoints.get(i),
                              (long) i * references.size() + r,
                              model,
                              references.get(r)))
                      .toList(),
                  climbed(checkpoints.get(i), model));
            })
            .toList();
    return new Timeline(
        settings.unit,
        labels.size(),
        references.stream().map(ModelOutput::name).toList(),
        IntStream.range(0, references.size())
            .boxed()
            .flatMap(r -> answers.stream().map(answer -> answer.explained.get(r)))
            .toList(),
        ladder.stream().map(ModelOutput::name).toList(),
        answers.stream().flatMap(answer -> answer.climbed.stream()).toList());
  }

  private record Answer(List<Explained> explained, Optional<Timeline.Climbed> climbed) {}

  private Explained explained(
      Checkpoint checkpoint, long index, ModelOutput model, ModelOutput reference) {
    if (settings.soft) {
      return new Explained(
          checkpoint, reference.name(), soft(model, reference), null, null, List.of());
    }
    return explained(checkpoint, index, reference.name(), counted(model, reference), settings);
  }

  private ContingencyTable counted(ModelOutput model, ModelOutput reference) {
    byte[] label = labels.narrowClasses();
    byte[] said = model.narrowClasses();
    byte[] by = reference.narrowClasses();
    return label != null && said != null && by != null
        ? ContingencyTable.of(label, said, by)
        : ContingencyTable.of(labels.classes(), model.classes(), reference.classes());
  }

  /// One table, whoever counted it.
  static Explained explained(
      Checkpoint checkpoint, long index, String by, ContingencyTable table, Settings settings) {
    ExplainedInformation all =
        settings.estimator == null
            ? ExplainedInformation.of(table)
            : ExplainedInformation.of(table, settings.estimator);
    return new Explained(
        checkpoint,
        by,
        all.in(settings.unit),
        MuBounds.of(table).in(settings.unit),
        StratifiedNull.of(
                table, settings.permutations, new RandomStreams(0).stream("exchanges", index))
            .in(settings.unit),
        settings.perClass ? Decomposition.of(table).in(settings.unit).perClass() : List.of());
  }

  private ExplainedInformation soft(ModelOutput model, ModelOutput reference) {
    int classes =
        1
            + Math.max(
                Arrays.stream(labels.classes()).max().orElse(0),
                Math.max(
                    Arrays.stream(model.classes()).max().orElse(0),
                    Arrays.stream(reference.classes()).max().orElse(0)));
    return ExplainedInformation.ofProbabilities(
            labels.classes(), model.probabilities(classes), reference.probabilities(classes))
        .in(settings.unit);
  }

  private Optional<Timeline.Climbed> climbed(Checkpoint checkpoint, ModelOutput model) {
    if (ladder.isEmpty()) {
      return Optional.empty();
    }
    List<int[]> rungs = ladder.stream().map(ModelOutput::classes).toList();
    EntropyEstimator estimator =
        settings.estimator != null
            ? settings.estimator
            : EntropyEstimator.standardFor(
                ContingencyTable.of(labels.classes(), model.classes(), rungs.getFirst()));
    return Optional.of(
        new Timeline.Climbed(
            checkpoint,
            Ladder.of(labels.classes(), model.classes(), rungs, estimator).in(settings.unit)));
  }
}
