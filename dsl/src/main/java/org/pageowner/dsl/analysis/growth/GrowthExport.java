package org.pageowner.dsl.analysis.growth;

import java.io.IOException;
import java.util.List;
import org.pageowner.dsl.internal.format.CsvLine;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.format.LineBuffer;
import org.pageowner.dsl.plan.Key;

/** Writes a growth for programs. */
final class GrowthExport {
  private static final List<String> NUMBERS =
      List.of(
          "times_before",
          "times_after",
          "times_growth",
          "pages_before",
          "pages_after",
          "pages_growth");

  private GrowthExport() {}

  static void csv(Growth growth, Appendable out, int rows) throws IOException {
    List<Key<?>> keys = growth.plan().keys();
    int steps = growth.dumps() > 2 ? growth.dumps() - 1 : 0;
    CsvLine line = new CsvLine(out);
    keys.forEach(key -> line.field(key.name()));
    for (String name : NUMBERS) {
      line.field(name);
    }
    for (int step = 1; step <= steps; step++) {
      line.field("times_step_" + step).field("pages_step_" + step);
    }
    line.end();
    for (GrowthRow row : (Iterable<GrowthRow>) growth.stream().limit(rows)::iterator) {
      keys.forEach(key -> line.field(row.get(key)));
      line.field(row.timesBefore()).field(row.timesAfter()).field(row.timesGrowth());
      line.field(row.pagesBefore()).field(row.pagesAfter()).field(row.pagesGrowth());
      for (int step = 0; step < steps; step++) {
        line.field(row.timesSteps().get(step)).field(row.pagesSteps().get(step));
      }
      line.end();
    }
  }

  static void ndJson(Growth growth, Appendable out, int rows) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    for (GrowthRow row : (Iterable<GrowthRow>) growth.stream().limit(rows)::iterator) {
      JsonObject json = new JsonObject(buffer.line());
      growth.plan().keys().forEach(key -> json.value(key, row.get(key)));
      json.number("times_before", row.timesBefore());
      json.number("times_after", row.timesAfter());
      json.number("times_growth", row.timesGrowth());
      json.number("pages_before", row.pagesBefore());
      json.number("pages_after", row.pagesAfter());
      json.number("pages_growth", row.pagesGrowth());
      if (growth.dumps() > 2) {
        json.numbers("times_steps", row.timesSteps());
        json.numbers("pages_steps", row.pagesSteps());
      }
      if (row.isOthers()) {
        json.flag("others", true);
      }
      json.end();
      buffer.endLine();
    }
    buffer.flush();
  }
}
