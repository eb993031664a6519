package org.pageowner.dsl;

import java.util.List;
import java.util.stream.Stream;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Keys that functions make, and those of the catalogue. */
final class ComputedKeySamples {
  static final List<Key<?>> FUNCTIONS =
      List.of(
          Keys.path(1),
          Keys.path(2),
          Keys.path(100),
          Keys.frameAt(1),
          Keys.frameAt(2),
          Keys.frameAt(9),
          Keys.firstFrame("*alloc*|__x64_sys_*"),
          Keys.firstFrame("[f-g]*"),
          Keys.bucket(Keys.ALLOC_TS, 1000),
          Keys.bucket(Keys.PFN, 0x10),
          Keys.bucket(Keys.AGE, 700),
          Keys.log2(Keys.AGE),
          Keys.bucket(Keys.PAGES, 3),
          Keys.log2(Keys.PFN),
          Keys.log2(Keys.PAGES),
          Keys.bucket(Keys.log2(Keys.FREE_TS), 3),
          Keys.extract(Keys.NAME, "[a-z]+"),
          Keys.extract(Keys.CALLER, "_(.*)$"),
          Keys.extract(Keys.MODULE, "(x)|.s"),
          Keys.extract(Keys.STATE, "^."),
          Keys.extract(Keys.USAGE, "n"));

  private ComputedKeySamples() {}

  /** Returns the keys of the catalogue and of functions, except that of rows. */
  static Stream<Key<?>> all() {
    return Stream.concat(KeyCatalogue.all().stream(), FUNCTIONS.stream())
        .filter(key -> !key.equals(KeyCatalogue.FRAMES));
  }
}
