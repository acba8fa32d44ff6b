package dev.gradus.theory.teacherstudent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Reference data of the tests; see the README beside it.
final class Reference {
  private Reference() {}

  static List<String> lines(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The numbers of a CSV file, without the given count of header lines.
  static double[][] numbers(String file, int headers) {
    return lines(file).stream()
        .skip(headers)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  static OrderParameters initial(String directory) {
    return OrderParameters.of(
        numbers(directory + "/init_Q0.dat", 0),
        numbers(directory + "/init_R0.dat", 0),
        numbers(directory + "/init_T0.dat", 0),
        column(directory + "/init_A0.dat"),
        column(directory + "/init_v0.dat"));
  }

  private static double[] column(String file) {
    return Arrays.stream(numbers(file, 0)).mapToDouble(row -> row[0]).toArray();
  }

  /// An average by its name in the files, such as `I3_012`.
  static double average(Activation activation, String name, double[][] c) {
    int[] f = name.substring(3).chars().map(digit -> digit - '0').toArray();
    GaussianAverages g = (GaussianAverages) activation;
    return switch (name.substring(0, 2)) {
      case "I2" -> activation.i2(c[f[0]][f[0]], c[f[0]][f[1]], c[f[1]][f[1]]);
      case "J2" -> g.j2(c, f[0], f[1]);
      case "I3" -> g.i3(c, f[0], f[1], f[2]);
      default -> g.i4(c, f[0], f[1], f[2], f[3]);
    };
  }
}
