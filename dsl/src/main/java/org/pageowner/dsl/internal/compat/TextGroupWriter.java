package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import org.pageowner.dsl.internal.engine.group.CodeRows;

/** Writes groups of records with the same text: the counts, and the text. */
final class TextGroupWriter implements GroupWriter {
  private final RecordTexts texts;
  private final TextWriter writer;

  TextGroupWriter(RecordTexts texts, TextWriter writer) {
    this.texts = texts;
    this.writer = writer;
  }

  @Override
  public Portion portion(int[] groups, int from, int to) {
    CodeRows rows = texts.codes().copy(groups, from, to);
    return (i, out) -> write(rows, i, out);
  }

  private void write(CodeRows rows, int group, ByteBuilder out) throws IOException {
    GroupHeader.counts(
        rows.note(group, RecordTexts.TIMES), rows.note(group, RecordTexts.PAGES), out);
    GroupHeader.allocator(RecordTexts.allocator(rows.note(group, RecordTexts.MARKS)), out);
    out.write(GroupHeader.COLON);
    writer.write(rows, group, out);
    out.write('\n');
  }
}
