package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.column.CodeMemo;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.Interner;

/**
 * The tool's module of a record: the first word in brackets in the task name, else in the lines
 * after the PFN line. Both are searched once for each distinct value.
 */
final class ModuleColumn extends KeyColumn {
  private static final long NONE = -1;

  private final KeyColumn name;
  private final StackTextColumn stackText;
  private final Interner<String> modules = new Interner<>();
  private final CodeMemo byName = new CodeMemo(this::inName);
  private final CodeMemo byStackText = new CodeMemo(this::inStackText);

  ModuleColumn(KeyColumn name, StackTextColumn stackText) {
    this.name = name;
    this.stackText = stackText;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] names = name.codes(slice);
    long[] stackTexts = stackText.codes(slice);
    byName.reserve(name.denseCodes());
    byStackText.reserve(stackText.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      long inName = names[row] == RowSlice.ABSENT ? NONE : byName.of(names[row]);
      into[row] = inName == NONE ? byStackText.of(stackTexts[row]) : inName;
    }
  }

  private long inName(long code) {
    String value = (String) name.value(code);
    String found = value == null ? null : ToolRules.module(ByteText.encode(value));
    return found == null ? NONE : modules.add(found);
  }

  private long inStackText(long code) {
    String found = ToolRules.module(stackText.text(code));
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
