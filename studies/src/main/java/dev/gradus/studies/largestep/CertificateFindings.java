package dev.gradus.studies.largestep;

import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.theory.largestep.Certificate;
import dev.gradus.theory.largestep.Certificate.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A certificate in words.
final class CertificateFindings {
  /// How far from 1 the product of the 1/t law may be where the law is said to hold.
  private static final double CLOSE = 0.2;

  private CertificateFindings() {}

  static List<Finding> of(Certificate certificate, long steps) {
    List<Finding> all = new ArrayList<>();
    all.add(new Finding("phases", observed(certificate, steps)));
    if (!Double.isNaN(certificate.stableRisk())) {
      all.add(
          new Finding(
              "certified",
              threshold("stable", 4, certificate.stableRisk(), certificate.certifiedStableFrom())
                  + "; "
                  + threshold(
                      "margin grows",
                      5,
                      certificate.marginRisk(),
                      certificate.certifiedMarginFrom())));
    }
    all.add(new Finding("data", data(certificate)));
    all.add(new Finding("margin", margin(certificate)));
    if (Double.isFinite(certificate.rate())) {
      all.add(new Finding("rate", rate(certificate)));
    }
    if (certificate.lemmas().stream().anyMatch(tally -> tally.checked() > 0)) {
      all.add(new Finding("lemmas", lemmas(certificate)));
    }
    return all;
  }

  /// Whether the risk falls as 1/t, without which its gradient foretells nothing.
  private static boolean isLate(Certificate certificate) {
    return Math.abs(certificate.rate() - 1) <= CLOSE;
  }

  private static String margin(Certificate certificate) {
    if (certificate.allCorrectFrom().isEmpty()) {
      return "some example is wrong to the end";
    }
    String right = "all right from step " + certificate.allCorrectFrom().getAsLong();
    return isLate(certificate)
        ? right
            + "; normalised margin in the limit about %s (|gradient| / risk)"
                .formatted(number(certificate.finalMargin()))
        : right;
  }

  private static String observed(Certificate certificate, long steps) {
    return certificate.lastIncrease().isEmpty()
        ? "the risk never rose in %d steps".formatted(steps)
        : "the risk rose at %d of %d steps, last at step %d, to at most %s nats; it falls from step %d on"
            .formatted(
                certificate.increases(),
                steps,
                certificate.lastIncrease().getAsLong(),
                number(certificate.largestRisk()),
                certificate.observedStableFrom());
  }

  private static String threshold(String what, int equation, double risk, OptionalLong from) {
    if (Double.isNaN(risk)) {
      return "equation %d does not apply".formatted(equation);
    }
    return from.isPresent()
        ? "%s from step %d (equation %d, risk at most %s nats)"
            .formatted(what, from.getAsLong(), equation, number(risk))
        : "equation %d not reached (risk at most %s nats)".formatted(equation, number(risk));
  }

  private static String data(Certificate certificate) {
    return certificate.margin() > 0
        ? "a straight line through 0 tells the classes apart, with margin "
            + number(certificate.margin())
        : "no straight line through 0 tells the classes apart";
  }

  private static String rate(Certificate certificate) {
    String law =
        "stepsize x t x risk x (|gradient| / risk)^2 = %s at the end, 1 where the risk falls as 1/t"
            .formatted(number(certificate.rate()));
    return isLate(certificate) && Double.isFinite(certificate.remainingSteps())
        ? law
            + "; risk %s nats in about %s more steps"
                .formatted(
                    number(certificate.targetRisk()),
                    Numbers.significant(certificate.remainingSteps(), 3))
        : law;
  }

  private static String lemmas(Certificate certificate) {
    long checks = certificate.lemmas().stream().mapToLong(Tally::checked).sum();
    String violated =
        certificate.lemmas().stream()
            .filter(tally -> tally.violated() > 0)
            .map(tally -> "%s, %d times".formatted(tally.name(), tally.violated()))
            .collect(Collectors.joining("; "));
    return "%d checks of %d statements, %s"
        .formatted(
            checks,
            certificate.lemmas().size(),
            violated.isEmpty() ? "all hold" : "violated: " + violated);
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
