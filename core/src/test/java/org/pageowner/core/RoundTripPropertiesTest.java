package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DumpArbitraries;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.RecordSpec;
import org.pageowner.testing.Samples;

/**
 * Parsing printed records gives the same records, and printing parsed records gives the same bytes.
 */
class RoundTripPropertiesTest {
  @Provide
  Arbitrary<Tuple2<Form, DumpBuilder>> dumps() {
    Arbitrary<Tuple2<Form, DumpBuilder>> ofAnyForm =
        Arbitraries.of(Form.class)
            .flatMap(
                form ->
                    Combinators.combine(Arbitraries.just(form), DumpArbitraries.dumps(form))
                        .as(Tuple::of));
    return Arbitraries.oneOf(
        ofAnyForm, DumpArbitraries.handleDumps().map(dump -> Tuple.of(Form.V6_7, dump)));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void read_writtenDump_givesItsRecords(@ForAll("dumps") Tuple2<Form, DumpBuilder> dump)
      throws IOException {
    List<RecordSpec> written =
        dump.get2().records().stream().map(RoundTripPropertiesTest::asPrinted).toList();
    Dump read = DumpRecords.read(dump.get2().bytes());
    assertEquals(written, DumpRecords.specs(read));
    assertEquals(written.stream().mapToLong(RecordSpec::pages).sum(), read.report().pages());
    Set<Dialect> dialects = written.isEmpty() ? Set.of() : Set.of(dump.get1().dialect());
    assertEquals(dialects, read.report().dialects());
    assertEquals(0, read.report().malformed());
    assertFalse(read.report().truncatedTail());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void text_ofEachRecord_isItsBytes(@ForAll("dumps") Tuple2<Form, DumpBuilder> dump)
      throws IOException {
    Dump read = DumpRecords.read(dump.get2().bytes());
    assertEquals(dump.get2().latin1(), allText(read));
    assertTrue(read.stream().noneMatch(record -> record.isIrregular()));
  }

  @Example
  void text_ofEachRecordOfASample_isItsBytes() throws IOException {
    for (String name : Samples.ALL) {
      Dump read = Dump.read(Samples.path(name));
      assertEquals(RecordSpec.latin1(Samples.bytes(name)), allText(read), name);
      assertTrue(read.stream().noneMatch(record -> record.isIrregular()), name);
      assertTrue(read.report().isClean(), name);
    }
  }

  /**
   * A handle that follows no stack line may replace a stack or follow an empty one: the text does
   * not determine which.
   */
  private static RecordSpec asPrinted(RecordSpec r) {
    return r.handle() != null && r.frames() != null && r.frames().isEmpty() ? r.withoutFrames() : r;
  }

  private static String allText(Dump dump) {
    StringBuilder text = new StringBuilder();
    List<RecordBatch> batches = dump.batches();
    for (PlainRecord record : DumpRecords.plain(batches)) {
      text.append(record.text()).append('\n');
    }
    return text.toString();
  }
}
