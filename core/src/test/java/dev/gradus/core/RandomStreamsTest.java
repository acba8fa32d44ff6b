package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void streamsDependOnSeedPurposeAndIndexOnly() {
    Set<Long> first = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (String purpose : new String[] {"", "a", "b", "ab"}) {
        for (long index = 0; index < 10; index++) {
          RandomStreams streams = new RandomStreams(seed);
          assertThat(streams.stream(purpose, index).nextLong())
              .isEqualTo(new RandomStreams(seed).stream(purpose, index).nextLong());
          first.add(streams.stream(purpose, index).nextLong());
        }
      }
    }
    assertThat(first).hasSize(400);
  }

  @Test
  void restoredStreamContinuesWithTheSameNumbers() throws IOException {
    RandomStream stream = new RandomStreams(1).stream("x");
    stream.nextGaussian();
    stream.nextInt();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    stream.save(new DataOutputStream(bytes));
    RandomStream other = new RandomStreams(2).stream("y");
    other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 0; i < 100; i++) {
      assertThat(other.nextGaussian()).isEqualTo(stream.nextGaussian());
      assertThat(other.nextInt()).isEqualTo(stream.nextInt());
    }
  }

  @Test
  void aStateOfImpossibleLengthIsRefused() {
    var in = new DataInputStream(new ByteArrayInputStream(new byte[] {127, 0, 0, 0}));
    assertThatThrownBy(() -> new RandomStreams(1).stream("x").restore(in))
        .isInstanceOf(IOException.class);
  }

  @Test
  void jumpLeadsToOtherNumbers() {
    RandomStream here = new RandomStreams(1).stream("x");
    RandomStream there = new RandomStreams(1).stream("x");
    there.jump();
    assertThat(there.nextLong()).isNotEqualTo(here.nextLong());
  }

  /// Moments of 10^6 normals; each bound is 5 standard errors, a false alarm in 10^6 runs.
  @Test
  void gaussiansHaveTheMomentsOfTheNormalLaw() {
    RandomStream stream = new RandomStreams(3).stream("moments");
    int n = 1_000_000;
    double[] x = new double[n];
    Arrays.setAll(x, i -> stream.nextGaussian());
    double mean = Arrays.stream(x).average().orElseThrow();
    double second = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
    double fourth = Arrays.stream(x).map(v -> v * v * v * v).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(second).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(fourth).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
  }

  @Test
  void permutationsHoldEachNumberOnce() {
    int[] order = new RandomStreams(4).stream("order").permutation(1000);
    assertThat(IntStream.of(order).sorted().toArray())
        .containsExactly(IntStream.range(0, 1000).toArray());
  }
}
