package org.pageowner.dsl.analysis.report;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.index.Interner;

/** The distinct names of a report, printable and numbered. */
final class Names {
  private final Interner<String> names = new Interner<>();

  /** Returns the number of a name, which is made printable. */
  int add(String name) {
    return names.add(ByteText.printable(name));
  }

  /** Returns the number of a name; {@link PackedColumns#ABSENT} for {@code null}. */
  long addOrAbsent(@Nullable String name) {
    return name == null ? PackedColumns.ABSENT : add(name);
  }

  /** Returns all names in the order of their numbers. */
  List<String> all() {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return names.value(index);
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }
}
