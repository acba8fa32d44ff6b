package dev.gradus.data;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A question asked of a data set: which of its classes take part and what label each of them gets.
///
/// Known by a short name: `all` (the classes as they are), `first-five-vs-last-five`,
/// `animals-vs-vehicles` (CIFAR-10: classes 2, 3, 5, 7 against 0, 1, 8, 9; the balanced task), and
/// any classes against any others, such as `3-vs-5` or `0,1-vs-8,9`. In a task of two sides, label
/// 0 is the side named first.
public final class Task {
  /// The classes as they are.
  public static final Task ALL = new Task("all", List.of());

  private static final Pattern TWO_SIDES =
      Pattern.compile("(\\d{1,4}(?:,\\d{1,4}){0,99})-vs-(\\d{1,4}(?:,\\d{1,4}){0,99})");

  private static final Task FIRST_FIVE =
      new Task("first-five-vs-last-five", List.of(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7, 8, 9)));

  private static final Task ANIMALS =
      new Task("animals-vs-vehicles", List.of(List.of(2, 3, 5, 7), List.of(0, 1, 8, 9)));

  private final String name;
  private final List<List<Integer>> sides;

  /// @param sides the classes that get label 0, 1, ...; empty for all as they are
  private Task(String name, List<List<Integer>> sides) {
    this.name = name;
    this.sides = sides;
  }

  /// The task with this short name.
  ///
  /// @throws InputException if there is none
  public static Task parse(String name) {
    for (Task task : List.of(ALL, FIRST_FIVE, ANIMALS)) {
      if (task.name.equals(name)) {
        return task;
      }
    }
    Matcher two = TWO_SIDES.matcher(name);
    if (two.matches()) {
      List<Integer> first = classes(two.group(1));
      List<Integer> second = classes(two.group(2));
      if (Stream.concat(first.stream(), second.stream()).distinct().count()
          == first.size() + second.size()) {
        return new Task(name, List.of(first, second));
      }
    }
    throw new InputException(
        "task \""
            + GuardedInput.printable(name)
            + "\" is not known, expected all, first-five-vs-last-five, animals-vs-vehicles or"
            + " different classes on two sides such as 3-vs-5 or 0,1-vs-8,9");
  }

  private static List<Integer> classes(String list) {
    return Stream.of(list.split(",")).map(Integer::valueOf).toList();
  }

  public String name() {
    return name;
  }

  /// The examples that take part, in their order, with the labels of this task.
  ///
  /// @throws InputException if the data set lacks one of the classes, or the task is about others
  public DataSet of(DataSet data) {
    if (sides.isEmpty()) {
      return data;
    }
    if (this == ANIMALS && !data.name().startsWith("cifar10/")) {
      throw new InputException(
          "task "
              + name
              + " is about CIFAR-10, but the data set is "
              + data.name()
              + "; choose cifar10 or another task");
    }
    int[] newLabels = new int[data.classes()];
    Arrays.fill(newLabels, -1);
    for (int side = 0; side < sides.size(); side++) {
      for (int original : sides.get(side)) {
        if (original >= data.classes()) {
          throw new InputException(
              "task "
                  + name
                  + " needs class "
                  + original
                  + ", but "
                  + data.name()
                  + " has classes 0 to "
                  + (data.classes() - 1)
                  + "; choose another task");
        }
        newLabels[original] = side;
      }
    }
    int[] taking =
        IntStream.range(0, data.size()).filter(i -> newLabels[data.label(i)] >= 0).toArray();
    return new View(data, name, sides.size(), taking, newLabels);
  }

  @Override
  public String toString() {
    return name;
  }

  private record View(DataSet data, String task, int classes, int[] taking, int[] newLabels)
      implements DataSet {
    @Override
    public String name() {
      return data.name() + ":" + task;
    }

    @Override
    public int size() {
      return taking.length;
    }

    @Override
    public List<Integer> shape() {
      return data.shape();
    }

    @Override
    public int label(int example) {
      return newLabels[data.label(taking[example])];
    }

    @Override
    public void copyFeatures(int example, float[] target, int offset) {
      data.copyFeatures(taking[example], target, offset);
    }
  }
}
