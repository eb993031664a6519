package org.pageowner.dsl.analysis.census;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.format.JsonText;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * A key of a census whose values are texts of {@link org.pageowner.core.record.CensusRows}.
 *
 * @param name the name of the key
 * @param form the JSON of its values
 */
record KeyShape(String name, Form form) {
  /** Forms of values. */
  enum Form {
    /** A number, true or false: the text itself. */
    WORD,
    /** A string. */
    TEXT,
    /** A list of strings, one on each line of the text. */
    LIST
  }

  /**
   * Returns the shape of a key.
   *
   * @throws IllegalArgumentException if no key has the name
   */
  static KeyShape of(String name) {
    Key<?> key =
        KeyCatalogue.find(name)
            .orElseThrow(() -> new IllegalArgumentException("no such key: " + name));
    return new KeyShape(name, form(key));
  }

  private static Form form(Key<?> key) {
    if (key instanceof NumberKey || key instanceof FlagKey) {
      return Form.WORD;
    }
    boolean isMask = key instanceof MaskKey && key != KeyCatalogue.ALLOCATOR;
    return isMask || key instanceof TextKey ? Form.TEXT : Form.LIST;
  }

  /** Appends the key with a value, {@code null} for absent. */
  void append(StringBuilder json, @Nullable String value) {
    json.append('"').append(name).append("\":");
    if (value == null || form == Form.TEXT) {
      JsonText.appendText(json, value);
    } else if (form == Form.WORD) {
      json.append(value);
    } else {
      JsonText.appendTexts(
          json, value.isEmpty() ? List.of() : List.of(value.split("\n", -1)));
    }
  }
}
