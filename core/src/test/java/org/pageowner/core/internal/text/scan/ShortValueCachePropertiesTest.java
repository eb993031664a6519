package org.pageowner.core.internal.text.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.internal.dictionary.ByteDictionary;

/** Compares {@link ShortValueCache}, which compares two words, with a dictionary. */
class ShortValueCachePropertiesTest {
  private static final int LONGEST = 15;

  /** Values that are nearly equal, and some that share a word with others. */
  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> few = Arbitraries.strings().withChars("a\0\u00ff\n").ofMaxLength(17);
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(20);
    return Arbitraries.oneOf(few, any).list().ofMaxSize(60);
  }

  @Property(tries = 1000)
  void at_textThatWasLearnt_isTheOneOrNone(@ForAll("texts") List<String> texts) {
    ByteDictionary values = new ByteDictionary();
    ShortValueCache known = new ShortValueCache(')', 2);
    known.setDictionary(values);
    for (String text : texts) {
      byte[] b = Arrays.copyOf((text + ")").getBytes(ISO_8859_1), 100);
      int end = text.indexOf(')') < 0 ? text.length() : text.indexOf(')');
      int id = known.at(b, 0);
      assertEquals(end <= LONGEST ? end : -1, known.length);
      int expected = values.intern(b, 0, end);
      if (id >= 0) {
        assertEquals(expected, id);
      }
      known.learn(expected, end);
      if (end <= LONGEST) {
        assertEquals(expected, known.at(b, 0));
      }
    }
  }
}
