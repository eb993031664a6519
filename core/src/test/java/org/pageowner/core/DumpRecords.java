package org.pageowner.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.RecordSpec;

/** The contents of a dump, as the test's own descriptions of records. */
final class DumpRecords {
  private DumpRecords() {}

  /** Reads a dump as one chunk, on this thread. */
  static Dump read(byte[] dump) throws IOException {
    return inOnePiece().read(DumpSource.of(new ByteArrayInputStream(dump)));
  }

  /** Returns a reader for small dumps, which takes less memory than the default one. */
  static DumpReader inOnePiece() {
    return Dump.reader().threads(1).chunkBytes(256 << 10);
  }

  /** Returns the bytes of every column, as {@code PlainReader} returns them. */
  static List<PlainRecord> plain(List<RecordBatch> batches) {
    List<PlainRecord> records = new ArrayList<>();
    for (RecordBatch batch : batches) {
      for (int row = 0; row < batch.size(); row++) {
        records.add(plain(batch, row));
      }
    }
    return records;
  }

  private static PlainRecord plain(RecordBatch batch, int row) {
    return new PlainRecord(
        integer(batch.order(), row),
        bytes(batch.gfp(), row),
        integer(batch.pid(), row),
        integer(batch.tgid(), row),
        bytes(batch.name(), row),
        number(batch.allocTs(), row),
        number(batch.freeTs(), row),
        number(batch.pfn(), row),
        bytes(batch.migrateType(), row),
        number(batch.pageblock(), row),
        bytes(batch.pageblockType(), row),
        bytes(batch.flags(), row),
        bytes(batch.stack(), row),
        bytes(batch.trailer(), row),
        new String(batch.text(row), ISO_8859_1));
  }

  /** Returns descriptions of the records; each must have every field of a builder's record. */
  static List<RecordSpec> specs(Dump dump) {
    return dump.stream().map(DumpRecords::spec).toList();
  }

  private static RecordSpec spec(PageRecord r) {
    Trailer trailer = r.trailer() == null ? Trailer.parse(new byte[0]) : r.trailer();
    StackTrace stack = r.stack();
    GfpMask gfp = requireNonNull(r.gfp());
    PageFlags flags = requireNonNull(r.flags());
    return new RecordSpec(
        Math.toIntExact(requireNonNull(r.order())),
        gfp.bits(),
        r.dialect() == Dialect.V3_19 ? "" : String.join("|", gfp.names()),
        integer(r.pid()),
        integer(r.tgid()),
        latin1(r.name()),
        r.allocTs(),
        r.freeTs(),
        requireNonNull(r.pfn()),
        requireNonNull(r.migrateType()),
        requireNonNull(r.pageblock()),
        requireNonNull(r.pageblockType()),
        flags.bits(),
        flags.names(),
        integer(flags.node()),
        integer(flags.zone()),
        integer(flags.lastcpupid()),
        stack == null ? null : stack.frames().stream().map(frame -> frame.text()).toList(),
        trailer.handle(),
        trailer.migrateReason(),
        trailer.slab(),
        latin1(trailer.memcg()),
        trailer.memcgOffline(),
        trailer.memcgObjcg(),
        trailer.unknownLines().stream().map(DumpRecords::latin1).toList());
  }

  private static @Nullable String latin1(@Nullable String value) {
    return value == null ? null : RecordSpec.latin1(ByteText.encode(value));
  }

  private static @Nullable Integer integer(@Nullable Long value) {
    return value == null ? null : Integer.valueOf(Math.toIntExact(value));
  }

  private static @Nullable Integer integer(LongColumn column, int row) {
    return integer(number(column, row));
  }

  private static @Nullable Long number(LongColumn column, int row) {
    return column.isAbsent(row) ? null : Long.valueOf(column.get(row));
  }

  private static @Nullable String bytes(DictionaryColumn<?> column, int row) {
    int id = column.id(row);
    return id == DictionaryColumn.ABSENT
        ? null
        : new String(column.dictionary().bytes(id), ISO_8859_1);
  }
}
