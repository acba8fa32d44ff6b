package dev.gradus.studies.shade;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.studies.shade.ShadedImages.Look;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What a network is trained on and judged by, for one seed.
///
/// @param train images whose brightness goes with their class, all or mostly
/// @param aligned test images whose brightness goes with their class
/// @param conflict test images whose brightness goes with the other class
/// @param neutral test images whose brightness says nothing
/// @param all test images as they come: of both kinds alike if shaded, natural otherwise
/// @param balanced images not chosen by brightness, for retraining a last layer
record ShadedSets(
    ShadedImages train,
    ShadedImages aligned,
    ShadedImages conflict,
    ShadedImages neutral,
    ShadedImages all,
    ShadedImages balanced) {
  private static final int BALANCED = 2000;

  /// Where the cue comes from.
  enum Selection {
    /// Every image is darkened or lightened.
    SHADE,
    /// Dark images of the first class and light ones of the second, pixels untouched.
    NATURAL,
    /// As many images as `NATURAL` has, whatever their brightness: its control.
    RANDOM
  }

  /// @param selection where the cue comes from
  /// @param strength of the shade, s
  /// @param aligned share of training images whose shade goes with their class, rho
  /// @param apart whether shade and shape are on different images (the disjoint control): half of
  ///   the images neutral with their own labels, the others labelled by their shade alone
  /// @param examples how many training images, at most
  /// @param scale what centred pixels are divided by
  record Rule(
      Selection selection,
      double strength,
      double aligned,
      boolean apart,
      int examples,
      double scale) {}

  static ShadedSets of(Images train, Images test, Rule rule, RandomStreams streams) {
    Look look = new Look(rule.strength(), rule.scale(), train.meanBrightness());
    int[] tests = IntStream.range(0, test.size()).toArray();
    int[] order = streams.stream("images").permutation(train.size());
    int[] some =
        Arrays.copyOf(
            streams.stream("balanced images").permutation(train.size()),
            Math.min(BALANCED, train.size()));
    RandomStream coin = streams.stream("balanced shades");
    if (rule.selection() == Selection.SHADE) {
      return new ShadedSets(
          shaded(
              train,
              Arrays.copyOf(order, Math.min(rule.examples(), order.length)),
              rule,
              look,
              streams),
          ShadedImages.of("aligned", test, tests, i -> Shade.aligned(test.labels()[i]), look),
          ShadedImages.of("conflict", test, tests, i -> Shade.conflicting(test.labels()[i]), look),
          ShadedImages.of("neutral", test, tests, _ -> Shade.NEUTRAL, look),
          ShadedImages.of("all", test, tests, i -> i % 2 == 0 ? Shade.DARK : Shade.LIGHT, look),
          ShadedImages.of(
              "balanced",
              train,
              some,
              _ -> coin.nextDouble() < 0.5 ? Shade.DARK : Shade.LIGHT,
              look));
    }
    double threshold = train.medianBrightness();
    IntPredicate fits = i -> isAligned(test, i, threshold);
    int[] chosen = IntStream.of(order).filter(i -> isAligned(train, i, threshold)).toArray();
    int count = Math.min(rule.examples(), chosen.length);
    return new ShadedSets(
        natural(
            "train",
            train,
            Arrays.copyOf(rule.selection() == Selection.NATURAL ? chosen : order, count),
            look),
        natural("aligned", test, IntStream.of(tests).filter(fits).toArray(), look),
        natural("conflict", test, IntStream.of(tests).filter(fits.negate()).toArray(), look),
        ShadedImages.of("neutral", test, tests, _ -> Shade.EQUALISED, look),
        natural("all", test, tests, look),
        natural("balanced", train, some, look));
  }

  private static boolean isAligned(Images images, int i, double threshold) {
    return images.labels()[i] == (images.brightness()[i] < threshold ? 0 : 1);
  }

  private static ShadedImages natural(String name, Images base, int[] taking, Look look) {
    if (taking.length == 0) {
      throw new InputException("selection: no image is " + name + "; choose shade");
    }
    return ShadedImages.of(name, base, taking, _ -> Shade.NATURAL, look);
  }

  private static ShadedImages shaded(
      Images base, int[] taking, Rule rule, Look look, RandomStreams streams) {
    RandomStream chance = streams.stream("shades");
    int[] labels = new int[taking.length];
    Shade[] shades = new Shade[taking.length];
    for (int i = 0; i < taking.length; i++) {
      labels[i] = base.labels()[taking[i]];
      boolean aligned = chance.nextDouble() < rule.aligned();
      if (rule.apart() && i % 2 == 0) {
        shades[i] = Shade.NEUTRAL;
        continue;
      }
      if (rule.apart()) {
        labels[i] = chance.nextDouble() < 0.5 ? 0 : 1;
      }
      shades[i] = aligned ? Shade.aligned(labels[i]) : Shade.conflicting(labels[i]);
    }
    return new ShadedImages("train", base, taking, labels, shades, look);
  }
}
