package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes groups of a table to a range of the file that is as long as all of them. */
final class GroupOutput {
  private static final int WRITE_BYTES = 1 << 18;

  private final TemporaryFile file;
  private final GroupTable table;
  private final ByteBuffer buffer = ByteBuffer.allocate(WRITE_BYTES);
  private long written;

  GroupOutput(TemporaryFile file, GroupTable table) {
    this.file = file;
    this.table = table;
    written = file.reserve(table.groupBytes());
  }

  /** Returns the offset of the next group. */
  long offset() {
    return written + buffer.position();
  }

  void write(int[] groups, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      byte[] array = table.array(groups[i]);
      int at = GroupTable.index(groups[i]);
      int size = GroupBytes.size(array, at);
      if (buffer.remaining() < size) {
        flush();
      }
      if (size > buffer.capacity()) {
        file.write(ByteBuffer.wrap(array, at, size), written);
        written += size;
      } else {
        buffer.put(array, at, size);
      }
    }
  }

  void flush() throws IOException {
    buffer.flip();
    int length = buffer.remaining();
    file.write(buffer, written);
    written += length;
    buffer.clear();
  }
}
