package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2.5\n-3e2,.5\n",
        "a\tb\n1\t2.5\n-3e2\t.5",
        "a;b\r\n1;2.5\r\n-3e2;.5\r\n",
        "a b\n1  2.5\n -300.0 0.5\n",
        "\"a\" , \"b\"\n1 , \"2.5\"\n\n-3E+2,5e-1\n"
      })
  void numbersAreReadWhateverSeparatesThem(String text) throws IOException {
    Csv table = Csv.read(Files.writeString(folder.resolve("t.csv"), text));
    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(table.values().shape()).containsExactly(2, 2);
    assertThat(table.values().toDoubles()).containsExactly(1, 2.5, -300, 0.5);
  }

  @Test
  void aTableWithoutNamesHasNone() throws IOException {
    Csv table = Csv.read(Files.writeString(folder.resolve("t.csv"), "1,nan,-inf\n4,5,Infinity\n"));
    assertThat(table.columns()).isEmpty();
    assertThat(table.values().toDoubles())
        .containsExactly(1, Double.NaN, Double.NEGATIVE_INFINITY, 4, 5, Double.POSITIVE_INFINITY);
  }

  @Test
  void whatNumpySavedAsTextIsRead() {
    assertThat(Csv.read(NpyTest.numpy("savetxt_header.csv")).values().toDoubles())
        .containsExactly(1, 2.5, 3, 4.5);
  }

  @Test
  void linesThatStraddleTheReadingBufferStayWhole() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(',').append(-i).append('\n');
    }
    NdArray values = Csv.read(Files.writeString(folder.resolve("t.csv"), text)).values();
    assertThat(values.shape()).containsExactly(30_000, 2);
    for (int i = 0; i < 30_000; i++) {
      assertThat(values.real(2 * i)).isEqualTo(i);
      assertThat(values.real(2 * i + 1)).isEqualTo(-i);
    }
  }
}
