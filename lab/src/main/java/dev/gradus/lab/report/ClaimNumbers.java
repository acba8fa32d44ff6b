package dev.gradus.lab.report;

/// Both numbers of a claim as tables show them.
final class ClaimNumbers {
  private static final int FULL_PRECISION = 17;

  private ClaimNumbers() {}

  /// What theory says, with no more digits than were measured.
  static String expected(Claim claim) {
    return Numbers.expected(claim.expected(), claim.standardError());
  }

  /// What was measured, with its error. An exact number that misses gets the digits that show it.
  static String measured(Claim claim) {
    String measured = Numbers.uncertain(claim.measured(), claim.standardError());
    if (claim.standardError() == 0 && claim.deviation() > 0) {
      for (int digits = 5; measured.equals(expected(claim)) && digits <= FULL_PRECISION; digits++) {
        measured = Numbers.significant(claim.measured(), digits);
      }
    }
    return measured;
  }
}
