package org.pageowner.dsl;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.pageowner.testing.DumpArbitraries;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.RecordSpec;

/** Arbitrary dumps as bytes, of one form or mode, or of several. */
final class DumpTexts {
  private DumpTexts() {}

  /** Returns one to three dumps, concatenated. */
  static Arbitrary<byte[]> mixed() {
    return joined(DumpBuilder::latin1);
  }

  /** Returns dumps like {@link #mixed}, with names that {@code page_owner_sort} reads correctly. */
  static Arbitrary<byte[]> tame() {
    return joined(DumpTexts::tamed);
  }

  private static Arbitrary<byte[]> joined(Function<DumpBuilder, String> text) {
    Arbitrary<DumpBuilder> dumps =
        Arbitraries.frequencyOf(
            Tuple.of(3, DumpArbitraries.dumps()), Tuple.of(1, DumpArbitraries.handleDumps()));
    return dumps
        .map(text)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(texts -> RecordSpec.bytes(String.join("", texts)));
  }

  /** Longest names first, since a name may contain a shorter one. */
  private static String tamed(DumpBuilder dump) {
    List<String> wild =
        dump.records().stream()
            .map(RecordSpec::name)
            .filter(Objects::nonNull)
            .filter(name -> !ToolModel.isTame(name))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String text = dump.latin1();
    for (String name : wild) {
      text = text.replace("(" + name + "), ts ", "(tamed), ts ");
    }
    return text;
  }
}
