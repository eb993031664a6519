package org.pageowner.testing;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Dumps with up to six kinds of damage, as disks, terminals, mails and hostile hands do it; one
 * char a byte.
 */
public final class DamagedDumps {
  private static final List<String> GARBAGE =
      List.of(
          "dmesg noise line\n",
          "# cat /sys/kernel/debug/page_owner\n",
          "Page allocated via order 0, ma",
          "Page allocated via order 1\n",
          "Page allocated via order ",
          "Page allocated via order 64, mask 0x0(), pid 1, tgid 1 (a), ts 1 ns\n",
          "Page allocated via order 0, mask 0x0(), pid 99999999999, ts 1 ns\n f+0x1/0x2\n\n",
          "PFN 0x1 type Movable Block 0 type Movable Flags 0x0()\n",
          "PFN 12 type Movable Block ",
          "handle: 12\n",
          " f+0x1/0x2\n",
          "), ts 5 ns\n",
          ", free_ts 3 ns",
          "\u0085",
          "(",
          ")",
          "0",
          "-");

  private DamagedDumps() {}

  /** Damaged dumps of every form and mode. */
  public static Arbitrary<String> any() {
    Arbitrary<String> dumps =
        Arbitraries.oneOf(DumpArbitraries.dumps(), DumpArbitraries.handleDumps())
            .map(DumpBuilder::latin1);
    return of(dumps);
  }

  /** Damaged dumps in which records repeat. */
  public static Arbitrary<String> runs() {
    return of(DumpArbitraries.runs().map(DumpBuilder::latin1));
  }

  /** Damaged dumps in which records of few kinds alternate. */
  public static Arbitrary<String> alternations() {
    return of(DumpArbitraries.alternations().map(DumpBuilder::latin1));
  }

  /** Damaged copies of a dump. */
  public static Arbitrary<String> of(byte[] dump) {
    return of(Arbitraries.just(RecordSpec.latin1(dump)));
  }

  /** Any bytes, and any bytes that records are made of. */
  public static Arbitrary<String> noise() {
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(300);
    Arbitrary<String> scraps =
        Arbitraries.oneOf(Arbitraries.of(GARBAGE), Arbitraries.of("\n", "\r", "\u0000", " "))
            .list()
            .ofMaxSize(30)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(bytes, scraps);
  }

  private static Arbitrary<String> of(Arbitrary<String> dumps) {
    return Combinators.combine(dumps, damage().list().ofMinSize(1).ofMaxSize(6))
        .as(
            (dump, all) -> {
              String text = dump;
              for (UnaryOperator<String> one : all) {
                text = one.apply(text);
              }
              return text;
            });
  }

  /** A kind of damage, at a position that is a fraction of the dump. */
  private static Arbitrary<UnaryOperator<String>> damage() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(GARBAGE))
        .as((kind, at, to, garbage) -> text -> damaged(text, kind, at, to, garbage));
  }

  private static String damaged(String text, int kind, double place, double end, String garbage) {
    int at = (int) (place * text.length());
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int lineEnd = text.indexOf('\n', line) < 0 ? text.length() : text.indexOf('\n', line) + 1;
    int further = at + (int) (end * Math.min(2000, text.length() - at));
    return switch (kind) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(further);
      case 2 -> text.substring(0, line) + text.substring(lineEnd);
      case 3 -> text.substring(0, lineEnd) + text.substring(line);
      case 4 -> text.substring(0, line) + "\n" + text.substring(line);
      case 5 -> text.substring(0, line) + garbage + text.substring(line);
      case 6 -> text.substring(0, at) + garbage + text.substring(at);
      case 7 -> text.substring(0, at) + "\0" + text.substring(at);
      case 8 -> text.substring(0, at) + "\r" + text.substring(at);
      default -> text.substring(0, at) + text.substring(at).replace("\n", "\r\n");
    };
  }
}
