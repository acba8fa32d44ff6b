package dev.gradus.theory.teacherstudent;

import java.util.ArrayList;
import java.util.List;

/// Which teacher unit each student unit has become: the basin a student has ended in.
///
/// @param units one for each student unit
/// @param copies how many student units stand for each teacher unit
public record Basin(List<Unit> units, List<Integer> copies) {
  /// A unit whose output is below this share of the teacher's root mean square is dead: one that
  /// the noise keeps in motion does not reach 0.
  private static final double DEAD = 0.1;

  /// A unit is matched above this cosine with a teacher unit.
  private static final double MATCHED = 0.9;

  public Basin {
    units = List.copyOf(units);
    copies = List.copyOf(copies);
  }

  /// What a student unit has become.
  public enum Role {
    /// It stands for one teacher unit.
    SPECIALISED,
    /// It has an output, but no teacher unit of its own.
    SHARED,
    /// It has no output to speak of: less than a tenth of a teacher unit's.
    DEAD
  }

  /// One student unit.
  ///
  /// @param role what it has become
  /// @param node the teacher unit it is nearest to
  /// @param cosine of the angle to it; negative if it points the other way; 0 for weights of zero
  /// @param share its second-layer weight over the teacher unit's, with the sign of a unit that
  ///   points the other way taken as its own if the activation is odd
  public record Unit(Role role, int node, double cosine, double share) {}

  /// The basin of a state.
  public static Basin of(Activation g, OrderParameterState s) {
    double teacher = 0;
    for (int m = 0; m < s.teacher(); m++) {
      teacher = Math.max(teacher, Math.abs(s.a(m)) * rms(g, s.t(m, m)));
    }
    boolean odd = g.value(-0.7) == -g.value(0.7);
    List<Unit> units = new ArrayList<>();
    int[] copies = new int[s.teacher()];
    for (int k = 0; k < s.student(); k++) {
      Unit unit = unit(s, k, Math.abs(s.v(k)) * rms(g, s.q(k, k)) < DEAD * teacher, odd);
      units.add(unit);
      if (unit.role == Role.SPECIALISED) {
        copies[unit.node]++;
      }
    }
    return new Basin(units, java.util.Arrays.stream(copies).boxed().toList());
  }

  private static Unit unit(OrderParameterState s, int k, boolean dead, boolean odd) {
    int node = 0;
    double best = 0;
    for (int m = 0; m < s.teacher(); m++) {
      double norm = Math.sqrt(s.q(k, k) * s.t(m, m));
      double cosine = norm > 0 ? s.r(k, m) / norm : 0;
      if (Math.abs(cosine) > Math.abs(best)) {
        node = m;
        best = cosine;
      }
    }
    double share = s.v(k) / s.a(node) * (odd && best < 0 ? -1 : 1);
    boolean matched = odd ? Math.abs(best) > MATCHED : best > MATCHED;
    return new Unit(dead ? Role.DEAD : matched ? Role.SPECIALISED : Role.SHARED, node, best, share);
  }

  private static double rms(Activation g, double variance) {
    return Math.sqrt(g.i2(variance, variance, variance));
  }

  /// How many units have no output.
  public long dead() {
    return units.stream().filter(unit -> unit.role == Role.DEAD).count();
  }

  /// Whether each teacher unit has a student unit, and none is left between.
  public boolean isSpecialised() {
    return !copies.contains(0) && units.stream().noneMatch(unit -> unit.role == Role.SHARED);
  }
}
