package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.Dump;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class DialectTest {
  @ParameterizedTest
  @CsvSource({
    "V4_4, 3.19-4.5",
    "V4_6, 4.6-5.10",
    "V5_11, 5.11-5.12",
    "V5_13, 5.13-5.17",
    "V5_18, 5.18-6.4",
    "V6_5, 6.5-6.6",
    "V6_7, 6.7+"
  })
  void record_isRecognisedByItsFields(Form form, String kernels) {
    Dialect dialect = Dump.parse(DumpBuilder.of(form).record().latin1()).get(0).dialect();
    assertEquals(kernels, dialect.kernels());
    assertEquals(kernels, dialect.toString());
  }

  @Test
  void dumpOfSeveralForms_namesEach() {
    String text =
        DumpBuilder.of(Form.V5_18).record().latin1() + DumpBuilder.of(Form.V6_7).record().latin1();
    assertEquals(EnumSet.of(Dialect.V5_18, Dialect.V6_7), Dump.parse(text).report().dialects());
  }
}
