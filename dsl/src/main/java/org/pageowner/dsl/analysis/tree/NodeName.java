package org.pageowner.dsl.analysis.tree;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.plan.Key;

/**
 * The identity of a node among the children of its parent: a function in a module, or the value of
 * a key.
 *
 * @param text the function, the text of a frame without one, or the key's value
 * @param module the module of a frame, if one is printed
 * @param key the key, or {@code null} for a frame
 */
record NodeName(String text, @Nullable String module, @Nullable Key<?> key)
    implements Comparable<NodeName> {
  /** The frame of a record without a stack. */
  static final NodeName NO_STACK = new NodeName("[no_stack]", null, null);

  /** The rest of a node's records, those that a limit cut. */
  static final NodeName OTHERS = new NodeName("(others)", null, null);

  private static final Comparator<NodeName> ORDER =
      Comparator.comparing(NodeName::text)
          .thenComparing(NodeName::module, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              name -> name.key == null ? null : name.key.name(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Returns the name of a frame's function, without the additions of a build, in its module. */
  static NodeName of(Frame frame) {
    return new NodeName(function(frame), frame.module(), null);
  }

  /** Returns the function of a frame, or the text of a frame without one. */
  static String function(Frame frame) {
    String function = frame.function();
    return function == null ? frame.text() : function;
  }

  /** Returns the name of a key's value. */
  static NodeName of(Key<?> key, @Nullable Object value) {
    return new NodeName(CellText.of(value, Integer.MAX_VALUE), null, key);
  }

  /** Returns the text for people: {@code xfs_buf_alloc [xfs]}, {@code pid=1}. */
  String label() {
    if (key != null) {
      return key.name() + "=" + text;
    }
    return module == null ? text : text + " [" + module + "]";
  }

  @Override
  public int compareTo(NodeName other) {
    return ORDER.compare(this, other);
  }
}
