package org.pageowner.dsl.analysis;

import java.io.IOException;
import java.util.List;
import org.pageowner.dsl.export.Csv;
import org.pageowner.dsl.export.NdJson;
import org.pageowner.dsl.plan.Key;

/** A growth for programs. */
final class GrowthExport {
  private GrowthExport() {}

  static void csv(Growth growth, Appendable out) throws IOException {
    List<Key<?>> keys = growth.plan().cull();
    StringBuilder line = new StringBuilder();
    for (Key<?> key : keys) {
      line.append(key.name()).append(',');
    }
    line.append("times_before,times_after,times_growth,pages_before,pages_after,pages_growth");
    for (int step = 1; growth.dumps() > 2 && step < growth.dumps(); step++) {
      line.append(",times_step_").append(step).append(",pages_step_").append(step);
    }
    out.append(line.append('\n'));
    for (GrowthRow row : growth) {
      line.setLength(0);
      for (Key<?> key : keys) {
        Csv.appendField(line, row.get(key));
        line.append(',');
      }
      line.append(row.timesBefore()).append(',').append(row.timesAfter());
      line.append(',').append(row.timesGrowth());
      line.append(',').append(row.pagesBefore()).append(',').append(row.pagesAfter());
      line.append(',').append(row.pagesGrowth());
      for (int step = 1; growth.dumps() > 2 && step < growth.dumps(); step++) {
        line.append(',').append(row.timesSteps().get(step - 1));
        line.append(',').append(row.pagesSteps().get(step - 1));
      }
      out.append(line.append('\n'));
    }
  }

  static void ndJson(Growth growth, Appendable out) throws IOException {
    StringBuilder line = new StringBuilder();
    for (GrowthRow row : growth) {
      line.setLength(0);
      line.append('{');
      for (Key<?> key : growth.plan().cull()) {
        NdJson.appendField(line, key, row.get(key));
        line.append(',');
      }
      line.append("\"times_before\":").append(row.timesBefore());
      line.append(",\"times_after\":").append(row.timesAfter());
      line.append(",\"times_growth\":").append(row.timesGrowth());
      line.append(",\"pages_before\":").append(row.pagesBefore());
      line.append(",\"pages_after\":").append(row.pagesAfter());
      line.append(",\"pages_growth\":").append(row.pagesGrowth());
      if (growth.dumps() > 2) {
        line.append(",\"times_steps\":").append(json(row.timesSteps()));
        line.append(",\"pages_steps\":").append(json(row.pagesSteps()));
      }
      out.append(line.append("}\n"));
    }
  }

  private static String json(List<Long> numbers) {
    return numbers.toString().replace(" ", "");
  }
}
