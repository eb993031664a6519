package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.column.CodeMemo;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.Interner;

/** The first word in brackets of a text: in the task name, else in the lines after the PFN. */
final class ModuleColumn extends KeyColumn {
  private static final long NONE = -1;

  private final KeyColumn name;
  private final StackTextColumn tail;
  private final Interner<String> modules = new Interner<>();
  private final CodeMemo byName = new CodeMemo(this::inName);
  private final CodeMemo byTail = new CodeMemo(this::inTail);

  ModuleColumn(KeyColumn name, StackTextColumn tail) {
    this.name = name;
    this.tail = tail;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] names = name.codes(slice);
    long[] tails = tail.codes(slice);
    byName.reserve(name.denseCodes());
    byTail.reserve(tail.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      long inName = names[row] == RowSlice.ABSENT ? NONE : byName.of(names[row]);
      into[row] = inName == NONE ? byTail.of(tails[row]) : inName;
    }
  }

  private long inName(long code) {
    String value = (String) name.value(code);
    String found = value == null ? null : ToolRules.module(ByteText.encode(value));
    return found == null ? NONE : modules.add(found);
  }

  private long inTail(long code) {
    String found = ToolRules.module(tail.text(code));
    return modules.add(found == null ? ToolRules.NO_MODULE : found);
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : modules.value((int) code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(modules.size(), (a, b) -> modules.value(a).compareTo(modules.value(b)));
  }

  @Override
  public int denseCodes() {
    return modules.size();
  }
}
