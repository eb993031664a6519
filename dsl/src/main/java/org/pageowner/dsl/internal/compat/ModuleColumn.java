package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.column.CodeMemo;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** The first word in brackets of a text: in the task name, else in the lines after the PFN. */
final class ModuleColumn extends KeyColumn {
  private final KeyColumn name;
  private final StackTextColumn tail;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> modules = new ArrayList<>();
  private final Map<Long, Integer> byName = new HashMap<>();
  private final CodeMemo byTail = new CodeMemo(this::inTail);

  ModuleColumn(KeyColumn name, StackTextColumn tail) {
    this.name = name;
    this.tail = tail;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] names = name.codes(slice);
    long[] tails = tail.codes(slice);
    byTail.reserve(tail.denseCodes());
    long lastName = RowSlice.ABSENT;
    int inName = -1;
    for (int row = 0; row < slice.count(); row++) {
      if (names[row] != lastName) {
        lastName = names[row];
        inName = byName.computeIfAbsent(lastName, this::inName);
      }
      into[row] = inName >= 0 ? inName : byTail.of(tails[row]);
    }
  }

  private int inName(long code) {
    String value = (String) name.value(code);
    String found = value == null ? null : ToolRules.module(ByteText.encode(value));
    return found == null ? -1 : intern(found);
  }

  private long inTail(long code) {
    String found = ToolRules.module(tail.text(code));
    return intern(found == null ? ToolRules.NO_MODULE : found);
  }

  private int intern(String module) {
    Integer known = codes.putIfAbsent(module, modules.size());
    if (known != null) {
      return known;
    }
    modules.add(module);
    return modules.size() - 1;
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : modules.get((int) code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(modules.size(), (a, b) -> modules.get(a).compareTo(modules.get(b)));
  }

  @Override
  public int denseCodes() {
    return modules.size();
  }
}
