package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class CsvTest {
  @Test
  void write_groups_headerThenRows() throws IOException {
    Dump dump =
        dump(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.order(1).name("a").frames("f+0x1/0x2 [xfs]", "g+0x3/0x4"))
                .record(r -> r.order(3).name("b, c").frames("h+0x1/0x2")));

    assertEquals(
        """
        times,pages,distinct(pid),name,stacktrace
        1,8,1,"b, c",h+0x1/0x2
        1,2,1,a,"f+0x1/0x2 [xfs]
        g+0x3/0x4"
        """,
        csv(query(dump, "--cull=name,st --measure=distinct(pid)")));
  }

  @Test
  void write_absentAndEmpty_differ() throws IOException {
    assertEquals("times,pages,name\n1,1,\n1,1,\"\"\n", csv(NameTable.of(null, "")));
  }

  @Test
  void write_masksAndFlags_asPrintedAndTrueOrFalse() throws IOException {
    Dump dump =
        dump(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.gfp(0xcc0, "GFP_KERNEL").memcg("/").memcgOffline()));

    assertEquals(
        "times,pages,gfp,slab,memcg_offline\n1,1,0xcc0(GFP_KERNEL),false,true\n",
        csv(query(dump, "--cull=gfp,slab,memcg_offline")));
  }

  @Test
  void write_noRows_headerOnly() throws IOException {
    assertEquals("times,pages,name\n", csv(NameTable.of(List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a"b   | "a""b"
          a,b   | "a,b"
          "     | \"""\"
          plain | plain
          -bash | \\x2dbash
          =1+1  | \\x3d1+1
          a=1   | a=1
          a b   | a b
          """)
  void write_text_isQuotedWhereNeeded(String name, String field) throws IOException {
    assertEquals("times,pages,name\n1,1," + field + "\n", csv(NameTable.of(name)));
  }

  @Test
  void write_controlCharacters_areEscaped() throws IOException {
    assertEquals(
        "times,pages,name\n1,1,a\\x1b[31m\\x0ab\\x00\n", csv(NameTable.of("a\u001b[31m\nb\u0000")));
  }

  private static Dump dump(DumpBuilder builder) {
    return Dump.parse(new String(builder.bytes(), StandardCharsets.UTF_8));
  }

  private static Table query(Dump dump, String plan) {
    return Query.from(dump).with(Plan.parse(plan)).run();
  }

  private static String csv(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, Format.CSV);
    return out.toString();
  }
}
