package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.table.Table;

/** Any text that a dump may hold survives each format. */
class AnyTextPropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void csv_isReadBackByAnotherReader(@ForAll("csvTexts") List<String> names) throws IOException {
    String csv = written(NameTable.of(names), Format.CSV, Layout.DEFAULT);

    List<String> read =
        CSVFormat.RFC4180.parse(new StringReader(csv)).stream()
            .skip(1)
            .map(line -> line.get(2))
            .toList();
    assertEquals(names, read.stream().map(ByteText::canonical).toList());
  }

  @Property
  void json_isReadBackByAnotherReader(@ForAll("jsonTexts") List<String> names) throws IOException {
    List<String> read = new ArrayList<>();
    for (String line :
        written(NameTable.of(names), Format.NDJSON, Layout.DEFAULT).lines().toList()) {
      read.add(JSON.readTree(line).get("name").textValue());
    }

    assertEquals(names, read);
  }

  @Property
  void text_staysOnItsLineAndShowsNoControls(@ForAll String name) throws IOException {
    String text = written(NameTable.of(name), Format.TEXT, Layout.DEFAULT.withWidth(1000));

    assertEquals(3, text.lines().count());
    assertEquals(text.replace("\n", ""), ByteText.printable(text.replace("\n", "")));
  }

  @Provide
  Arbitrary<List<String>> csvTexts() {
    Arbitrary<String> nasty =
        Arbitraries.strings().withChars(",\"\n\r\t ;'\\=+-@\u2028é\u0000").ofMaxLength(8);
    return Arbitraries.oneOf(nasty, Arbitraries.strings())
        .map(ByteText::canonical) // as all values from a dump are
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> jsonTexts() {
    Arbitrary<String> nasty =
        Arbitraries.strings()
            .withChars("\"\\/\n\r\t\b\f \u0000\u001b\u007f\u2028\u2029\ud83d\ude00é")
            .ofMaxLength(8);
    return Arbitraries.oneOf(nasty, Arbitraries.strings()).list().ofMaxSize(6);
  }

  private static String written(Table table, Format format, Layout layout) throws IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, format, layout);
    return out.toString();
  }
}
