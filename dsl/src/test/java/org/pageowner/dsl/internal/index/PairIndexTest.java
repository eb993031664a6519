package org.pageowner.dsl.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PairIndexTest {
  private record Pair(long first, long second) {}

  /** Few distinct numbers, so that pairs repeat and share halves. */
  @Provide
  Arbitrary<List<Pair>> pairs() {
    Arbitrary<Long> few = Arbitraries.longs().between(-30, 30);
    Arbitrary<Long> any = Arbitraries.oneOf(few, Arbitraries.longs());
    return any.flatMap(first -> any.map(second -> new Pair(first, second))).list().ofMaxSize(600);
  }

  @Property(tries = 200)
  void add_numbersPairsAsAMapDoes(@ForAll("pairs") List<Pair> pairs) {
    PairIndex index = new PairIndex();
    Map<Pair, Integer> model = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      assertEquals(
          model.getOrDefault(pair, PairIndex.NONE), index.find(pair.first(), pair.second()));
      model.putIfAbsent(pair, model.size());
      assertEquals(model.get(pair), index.add(pair.first(), pair.second()));
      assertEquals(model.size(), index.size());
    }
    model.forEach(
        (pair, number) -> {
          assertEquals(number, index.find(pair.first(), pair.second()));
          assertEquals(pair, new Pair(index.first(number), index.second(number)));
        });
  }
}
