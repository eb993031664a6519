package org.pageowner.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.internal.format.CsvText;
import org.pageowner.dsl.internal.format.JsonText;

/** Inputs in short, one a row. */
final class FileTable {
  private static final List<String> HEADER =
      List.of("file", "kind", "records", "pages", "stacks", "early", "kernels", "unusual");
  private static final String GAP = "  ";

  private FileTable() {}

  /** Aligned text: a header, the rows, and how many could not be read. */
  static String text(List<FileInfo> files) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (FileInfo file : files) {
      rows.add(cells(file).stream().map(FileTable::shown).toList());
    }
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - width(row.get(i)));
        line.append(isNumber(i) ? blanks + row.get(i) : row.get(i) + blanks).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    long failed = files.stream().filter(file -> file.problem() != null).count();
    text.append(String.format(Locale.ROOT, "%,d files", files.size()));
    return text.append(failed == 0 ? "" : String.format(Locale.ROOT, ", %,d with errors", failed))
        .append('\n')
        .toString();
  }

  /** A line of CSV with the names of the columns. */
  static String csvHeader() {
    return String.join(",", HEADER) + "\n";
  }

  /** A line of CSV. */
  static String csv(FileInfo file) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells(file)) {
      CsvText.appendField(line.append(line.isEmpty() ? "" : ","), cell);
    }
    return line.append('\n').toString();
  }

  /** The report as JSON on one line, with {@code error} where there is one. */
  static String json(FileInfo file) throws IOException {
    StringBuilder json = new StringBuilder();
    ReadReport report = file.report();
    if (report == null) {
      JsonText.appendText(json.append("{\"source\":"), file.name());
    } else {
      Answer.of(report).writeTo(json, Format.JSON);
      json.setLength(json.lastIndexOf("}"));
    }
    String error = file.error();
    if (error != null) {
      JsonText.appendText(json.append(",\"error\":"), error);
    }
    return json.append("}\n").toString();
  }

  private static List<@Nullable Object> cells(FileInfo file) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(file.name());
    cells.add(file.kind());
    cells.add(file.number(ReadReport::records));
    cells.add(file.number(ReadReport::pages));
    cells.add(file.number(ReadReport::stacks));
    cells.add(file.number(ReadReport::earlyPages));
    cells.add(file.kernels());
    cells.add(file.unusual());
    return cells;
  }

  private static boolean isNumber(int column) {
    return Stream.of("records", "pages", "stacks", "early").anyMatch(HEADER.get(column)::equals);
  }

  private static String shown(@Nullable Object cell) {
    if (cell == null) {
      return "-";
    }
    return cell instanceof Long number
        ? String.format(Locale.ROOT, "%,d", number)
        : ByteText.printable(cell.toString());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
