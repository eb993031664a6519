package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import org.pageowner.dsl.internal.engine.group.GroupTotals;
import org.pageowner.dsl.internal.engine.group.RowTable;

/** Writes groups of records with the same text: the counts and the text. */
final class TextGroupWriter implements GroupWriter {
  private final RecordTexts texts;
  private final GroupTotals totals;
  private final TextWriter writer;

  TextGroupWriter(RecordTexts texts, GroupTotals totals) {
    this.texts = texts;
    this.totals = totals;
    this.writer = texts.writer();
  }

  @Override
  public Portion portion(int[] groups, int from, int to) {
    RowTable rows = texts.table().copy(groups, from, to);
    return (i, out) -> write(rows, i, out);
  }

  private void write(RowTable rows, int group, ByteBuilder out) throws IOException {
    GroupHeader.counts(totals.times(rows, group), totals.pages(rows, group), out);
    GroupHeader.allocator(RecordTexts.allocator(texts.flags(rows, group)), out);
    out.write(GroupHeader.COLON);
    writer.write(rows, group, out);
    out.write('\n');
  }
}
