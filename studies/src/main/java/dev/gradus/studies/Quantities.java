package dev.gradus.studies;

import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a problem kind: what its columns, keys and methods are called in reports of single
/// runs and of sweeps alike.
///
/// They lie in `quantities.txt` beside the classes of the kind, those that all kinds share beside
/// this class. A line is `key | name | symbol | unit`, the last two where there are any, or `method
/// key | name | theory` (or `measured`). A key may be a regular expression; `$1` is then its first
/// group.
public final class Quantities {
  private static final String FILE = "quantities.txt";
  private static final String METHOD = "method ";
  private static final Map<String, String> VARIANTS =
      Map.of(
          "_se", "standard error of ",
          "_sd", "standard deviation over seeds of ");

  private final Supplier<Table> source;

  /// Read when it is first needed: most commands need no words.
  private volatile @Nullable Table table;

  /// What a method is called, and whether it is theory or measured.
  private record MethodWords(String name, Kind kind) {}

  private record Table(Map<Pattern, Quantity> quantities, Map<String, MethodWords> methods) {}

  private Quantities(Supplier<Table> source) {
    this.source = source;
  }

  private Table table() {
    Table known = table;
    if (known == null) {
      known = source.get();
      table = known;
    }
    return known;
  }

  /// The words beside `owner`, and after them those that all kinds share.
  public static Quantities beside(Class<?> owner) {
    return beside(owner, FILE);
  }

  /// The same from a file of this name.
  public static Quantities beside(Class<?> owner, String file) {
    return new Quantities(() -> {
      Table all = new Table(new LinkedHashMap<>(), new LinkedHashMap<>());
      read(owner, file, all);
      read(Quantities.class, FILE, all);
      return all;
    });
  }

  /// The words of several kinds; the first that knows a key names it.
  public static Quantities of(List<Quantities> several) {
    return new Quantities(() -> {
      Table all = new Table(new LinkedHashMap<>(), new LinkedHashMap<>());
      for (Quantities one : several) {
        one.table().quantities().forEach(all.quantities()::putIfAbsent);
        one.table().methods().forEach(all.methods()::putIfAbsent);
      }
      return all;
    });
  }

  private static void read(Class<?> owner, String file, Table into) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " beside " + owner);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(line, into));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, Table into) {
    List<String> parts =
        Arrays.stream(line.split("\\s\\|(?=\\s|$)", -1)).map(String::strip).toList();
    String key = parts.getFirst();
    if (key.startsWith(METHOD) && parts.size() == 3) {
      Kind kind = Kind.valueOf(parts.get(2).toUpperCase(Locale.ROOT));
      into.methods()
          .putIfAbsent(key.substring(METHOD.length()), new MethodWords(parts.get(1), kind));
    } else if (!key.startsWith(METHOD) && parts.size() >= 2 && parts.size() <= 4) {
      String symbol = parts.size() > 2 ? parts.get(2) : "";
      String unit = parts.size() > 3 ? parts.get(3) : "1";
      into.quantities().putIfAbsent(Pattern.compile(key), new Quantity(parts.get(1), symbol, unit));
    } else {
      throw new IllegalStateException("words of a problem kind: '" + line + "' found");
    }
  }

  /// What a column or a key is; a key without words names itself.
  public Quantity of(String key) {
    Quantity known = find(key);
    return known == null ? new Quantity(key, "", "1") : known;
  }

  /// Whether there are words for a column or a key.
  public boolean knows(String key) {
    return find(key) != null;
  }

  /// The axis of a column or a key.
  public Axis axis(String key, boolean logarithmic) {
    return of(key).axis(logarithmic);
  }

  /// Such as `exact process`.
  public String method(String method) {
    MethodWords known = table().methods().get(method);
    return known == null ? method : known.name();
  }

  /// Whether a method is theory, or a measurement that theory is held against.
  public Kind kind(String method) {
    MethodWords known = table().methods().get(method);
    return known == null ? Kind.MEASURED : known.kind();
  }

  private @Nullable Quantity find(String key) {
    for (Map.Entry<Pattern, Quantity> entry : table().quantities().entrySet()) {
      Matcher matcher = entry.getKey().matcher(key);
      if (matcher.matches()) {
        Quantity found = entry.getValue();
        return matcher.groupCount() == 0
            ? found
            : new Quantity(
                matcher.replaceFirst(found.name()),
                matcher.replaceFirst(found.symbol()),
                found.unit());
      }
    }
    for (Map.Entry<String, String> variant : VARIANTS.entrySet()) {
      Quantity base = key.endsWith(variant.getKey()) ? find(stem(key, variant.getKey())) : null;
      if (base != null) {
        return new Quantity(variant.getValue() + base.name(), "", base.unit());
      }
    }
    return null;
  }

  private static String stem(String key, String suffix) {
    return key.substring(0, key.length() - suffix.length());
  }
}
