package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.Mask;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/**
 * The stacks of a query or a growth as a profile that pprof, Perfetto and speedscope open: a
 * gzip-compressed profile.proto.
 *
 * <pre>{@code
 * PprofProfile.of(Query.from(dump).cull(STACKTRACE, ORDER)).writeTo(out);
 * }</pre>
 *
 * <p>A sample is a row, and has its {@code allocations} (records), {@code pages} and {@code space}
 * in bytes, which is the default. Locations are functions without the additions of a build, each in
 * the mapping of its module or of {@code vmlinux}. Values of culled keys are labels of their
 * samples; numbers have the unit {@code count}. {@code drop_frames} has the allocators' functions,
 * which pprof leaves out at the inner end of stacks.
 *
 * <p>A growth has a sample of the last dump for each row, and one of the first dump with negative
 * values and the label {@code pprof::base}. This is the profile that {@code pprof -diff_base} makes
 * of two others, so percentages are of the first dump too.
 *
 * <p>Immutable: each verb gives a new profile. Safe to share between threads. It is written as its
 * rows are read, in memory for its distinct functions and strings.
 */
public final class PprofProfile {
  private static final int SAMPLE_TYPE = 1;
  private static final int SAMPLE = 2;
  private static final int DROP_FRAMES = 7;
  private static final int TIME_NANOS = 9;
  private static final int COMMENT = 13;
  private static final int DEFAULT_SAMPLE_TYPE = 14;

  private static final int VALUE_TYPE_TYPE = 1;
  private static final int VALUE_TYPE_UNIT = 2;
  private static final int SAMPLE_LOCATION = 1;
  private static final int SAMPLE_VALUE = 2;
  private static final int SAMPLE_LABEL = 3;
  private static final int LABEL_KEY = 1;
  private static final int LABEL_TEXT = 2;
  private static final int LABEL_NUMBER = 3;
  private static final int LABEL_UNIT = 4;

  private static final int FLUSH_AT = 1 << 15;
  private static final String SPACE = "space";
  private static final long NANOS = 1_000_000_000L;

  private final StackRows rows;
  private final Instant time;
  private final List<String> comments;

  private PprofProfile(StackRows rows, Instant time, List<String> comments) {
    this.rows = rows;
    this.time = time;
    this.comments = comments;
  }

  /**
   * Runs a query and returns the profile of its rows, taken now. It groups by stack trace, in
   * addition to the keys of its own plan: see {@link CallTree#byStack}.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static PprofProfile of(Query query) {
    return of(query.with(CallTree.byStack(query.plan())).run());
  }

  /**
   * Returns the profile of the rows of a table, taken now; rows that its limit left out are not in
   * it.
   *
   * @throws IllegalArgumentException if the table is culled, and not by stack trace
   */
  public static PprofProfile of(Table table) {
    return of(StackRows.of(table));
  }

  /**
   * Returns the profile of the differences of a growth from its first to its last dump, taken now.
   * It groups by stack trace, in addition to other keys.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static PprofProfile of(Growth growth) {
    return of(StackRows.of(growth));
  }

  private static PprofProfile of(StackRows rows) {
    TreeOrigin origin = rows.origin();
    List<String> comments = new ArrayList<>();
    comments.add("page_owner: " + String.join(", ", origin.sources()));
    if (!origin.plan().equals(Plan.EMPTY)) {
      comments.add("query: " + origin.plan());
    }
    comments.addAll(origin.notes());
    return new PprofProfile(rows, Instant.now(), List.copyOf(comments));
  }

  /** Sets the time at which the dump was taken; of a growth, the last one. */
  public PprofProfile takenAt(Instant time) {
    Objects.requireNonNull(time, "time");
    return new PprofProfile(rows, time, comments);
  }

  /** Writes the profile, compressed by gzip. The stream is neither flushed nor closed. */
  public void writeTo(OutputStream out) throws IOException {
    try (GZIPOutputStream packed = new GZIPOutputStream(new KeptOpen(out), FLUSH_AT)) {
      writeUnpacked(packed);
    }
  }

  private void writeUnpacked(OutputStream out) throws IOException {
    ProtoBuffer profile = new ProtoBuffer();
    PprofTables tables = new PprofTables(profile);
    appendHead(profile, tables);
    ProtoBuffer sample = new ProtoBuffer();
    for (int row = 0; row < rows.size(); row++) {
      StackRows.Amounts amounts = rows.amounts(row);
      if (amounts.times() != 0 || amounts.pages() != 0 || !rows.origin().isGrowth()) {
        compose(sample, tables, row, amounts.times(), amounts.pages(), false);
        profile.message(SAMPLE, sample);
      }
      if (amounts.timesBefore() != 0 || amounts.pagesBefore() != 0) {
        compose(sample, tables, row, -amounts.timesBefore(), -amounts.pagesBefore(), true);
        profile.message(SAMPLE, sample);
      }
      if (profile.size() >= FLUSH_AT) {
        profile.drainTo(out);
      }
    }
    profile.drainTo(out);
  }

  private void appendHead(ProtoBuffer profile, PprofTables tables) {
    appendSampleType(profile, tables, "allocations", "count");
    appendSampleType(profile, tables, "pages", "count");
    appendSampleType(profile, tables, SPACE, "bytes");
    profile.number(DEFAULT_SAMPLE_TYPE, tables.string(SPACE));
    profile.number(DROP_FRAMES, tables.string(Allocators.functions()));
    profile.number(
        TIME_NANOS,
        LongMath.saturatedAdd(
            LongMath.saturatedMultiply(time.getEpochSecond(), NANOS), time.getNano()));
    for (String comment : comments) {
      profile.number(COMMENT, tables.string(comment));
    }
  }

  private static void appendSampleType(
      ProtoBuffer profile, PprofTables tables, String type, String unit) {
    int typeNumber = tables.string(type);
    int unitNumber = tables.string(unit);
    profile.message(
        SAMPLE_TYPE,
        new ProtoBuffer().number(VALUE_TYPE_TYPE, typeNumber).number(VALUE_TYPE_UNIT, unitNumber));
  }

  private void compose(
      ProtoBuffer sample, PprofTables tables, int row, long times, long pages, boolean isBase) {
    ProtoBuffer locations = new ProtoBuffer();
    NodeName missing = rows.isOthers(row) ? NodeName.OTHERS : NodeName.NO_STACK;
    tables.locations(rows.stack(row), missing).forEach(locations::packed);
    ProtoBuffer values = new ProtoBuffer();
    long bytes = LongMath.saturatedMultiply(pages, rows.origin().pageSize());
    values.packed(times).packed(pages).packed(bytes);
    sample.clear().message(SAMPLE_LOCATION, locations).message(SAMPLE_VALUE, values);
    for (Key<?> key : rows.keys()) {
      Object value = rows.value(row, key);
      if (value instanceof Long number) {
        ProtoBuffer label = label(tables, key.name()).number(LABEL_NUMBER, number);
        sample.message(SAMPLE_LABEL, label.number(LABEL_UNIT, tables.string("count")));
      } else if (value != null) {
        String text = value instanceof Mask mask ? mask.text() : value.toString();
        sample.message(
            SAMPLE_LABEL, label(tables, key.name()).number(LABEL_TEXT, tables.string(text)));
      }
    }
    if (isBase) {
      int isTrue = tables.string("true");
      sample.message(SAMPLE_LABEL, label(tables, "pprof::base").number(LABEL_TEXT, isTrue));
    }
  }

  private static ProtoBuffer label(PprofTables tables, String key) {
    return new ProtoBuffer().number(LABEL_KEY, tables.string(key));
  }

  /** Stays open when the compressor, which has memory of its own, is closed. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
