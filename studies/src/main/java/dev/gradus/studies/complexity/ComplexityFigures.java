package dev.gradus.studies.complexity;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.List;

/// What training looks like in bits and in accuracy.
///
/// @param prefix of the pictures' names, such as `mnist-cnn-`
/// @param about what begins each title, such as `MNIST, CNN: `; may be empty
/// @param all the seeds
record ComplexityFigures(String prefix, String about, List<Trajectory> all) {
  private static final Axis STEPS = ClassificationKind.WORDS.axis("t", true);

  Figure information() {
    return new Figure(
        prefix + "information",
        about + "What the network knows, and what a simpler model explains of it",
        "Bits about the label in the network's predictions on the test set, and how many of them the"
            + " reference model explains. Where the two curves lie on each other, the network knows"
            + " nothing that the reference does not; where they part, it has learnt more.",
        STEPS,
        new Axis("information about the label", "bits", false),
        List.of(
            SeedBand.of("reference alone, I(L;Y)", Kind.THEORY, first(), "i_by_label"),
            SeedBand.of("network, I(F;Y)", Kind.MEASURED, all, "i_model_label"),
            SeedBand.of("explained by the reference, mu", Kind.MEASURED, all, "mu")));
  }

  Figure accuracy() {
    return new Figure(
        prefix + "accuracy",
        about + "Accuracy on training and test set",
        "Share of examples classified rightly, with that of the reference model on the test set.",
        STEPS,
        new Axis("accuracy", "1", false),
        List.of(
            SeedBand.of("reference, test", Kind.THEORY, first(), "accuracy_by"),
            SeedBand.of("network, training", Kind.MEASURED, all, "accuracy_train"),
            SeedBand.of("network, test", Kind.MEASURED, all, "accuracy_test")));
  }

  /// How much of mu is forced.
  Figure retention() {
    return new Figure(
        prefix + "retention",
        about + "How much of the explained information is more than accuracy forces",
        "mu beside what it would be if the errors of network and reference were independent (mu_ci),"
            + " and the most that their accuracies allow (mu_max). The retention index rho places"
            + " mu between the two. A flat mu alone says little: as the network becomes perfect, it"
            + " is forced.",
        STEPS,
        new Axis("information about the label", "bits", false),
        List.of(
            SeedBand.of("most allowed, mu_max", Kind.THEORY, all, "mu_max"),
            SeedBand.of("independent errors, mu_ci", Kind.THEORY, all, "mu_ci"),
            SeedBand.of("explained by the reference, mu", Kind.MEASURED, all, "mu")));
  }

  /// What each reference leaves unexplained; only if there are several.
  Figure ladder() {
    List<Series> series = new ArrayList<>();
    series.add(
        SeedBand.of("beyond the first reference", Kind.MEASURED, all, "i_model_label_given_by"));
    for (int i = 2; hasReference(i); i++) {
      series.add(
          SeedBand.of("beyond reference " + i, Kind.MEASURED, all, "i_model_label_given_by" + i));
    }
    return new Figure(
        prefix + "ladder",
        about + "What references of growing complexity leave unexplained",
        "Bits about the label that the network knows beyond each reference, I(F;Y|G). The simplest"
            + " falls behind first; the most complex one explains the network longest.",
        STEPS,
        new Axis("information beyond the reference", "bits", false),
        series);
  }

  /// On clean and on noisy training labels; only with label noise.
  Figure noise() {
    return new Figure(
        prefix + "noise",
        about + "When the noise is learnt",
        "Accuracy on training examples with right labels, and on those with wrong ones: the share"
            + " of wrong labels that is learnt. The rule comes first, the noise last.",
        STEPS,
        new Axis("accuracy", "1", false),
        List.of(
            SeedBand.of("right labels", Kind.MEASURED, all, "accuracy_train_clean"),
            SeedBand.of("wrong labels, learnt", Kind.MEASURED, all, "accuracy_train_noisy"),
            SeedBand.of("test set", Kind.MEASURED, all, "accuracy_test")));
  }

  boolean hasReference(int number) {
    return all.getFirst().indexOf("mu" + number) >= 0;
  }

  boolean hasNoise() {
    return all.getFirst().indexOf("accuracy_train_noisy") >= 0;
  }

  private List<Trajectory> first() {
    return all.subList(0, 1);
  }
}
