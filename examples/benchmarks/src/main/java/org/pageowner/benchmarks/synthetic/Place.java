package org.pageowner.benchmarks.synthetic;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A stack, with the allocation that is made there: ready to be written. */
final class Place {
  private static final int[] ORDERS = {3, 1, 4, 2, 3, 9, 5, 1};

  final Use use;
  final int order;

  /** The record's text up to the pid. */
  final byte[] head;

  /** The text between the PFN and the pageblock. */
  final byte[] types;

  final byte[] stack;

  Place(Use use, int order, String stack) {
    this.use = use;
    this.order = order;
    this.head = bytes("Page allocated via order " + order + ", mask " + use.mask + ", pid ");
    this.types = bytes(" type " + use.migrateType + " Block ");
    this.stack = bytes(stack);
  }

  /** All places of a shape; the first is the one that real dumps have most of. */
  static Place[] of(Shape shape, Seeded random) {
    Frames frames = new Frames(random);
    Use[] uses = Use.values();
    Place[] places = new Place[shape.places];
    places[0] = new Place(Use.ANONYMOUS, 0, frames.touch());
    for (int i = 1; i < places.length; i++) {
      boolean early = i == 1;
      Use use = early ? Use.EARLY : uses[random.below(uses.length - 1)];
      int order = early || random.chance(0.85) ? 0 : ORDERS[random.below(ORDERS.length)];
      places[i] = new Place(use, order, frames.of(use));
    }
    return places;
  }

  static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
