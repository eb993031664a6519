package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.internal.lexer.Lexemes;

class KeyCatalogueTest {
  @Test
  void names_abbreviations_measuresAndKeywords_areAllDifferent() {
    List<String> words = new ArrayList<>(Lexemes.KEYWORDS);
    KeyCatalogue.all().forEach(key -> words.addAll(List.of(key.name(), key.abbreviation())));
    for (Measure.Kind kind : Measure.Kind.values()) {
      words.addAll(List.of(kind.word(), kind.abbreviation()));
    }
    words.addAll(List.of("txt", "T", "frame"));
    assertEquals(words.size(), Set.copyOf(words).size());
  }

  @Test
  void find_nameOrAbbreviation_isTheKey_andCaseMatters() {
    for (Key<?> key : KeyCatalogue.all()) {
      assertSame(key, KeyCatalogue.find(key.name()).orElseThrow());
      assertSame(key, KeyCatalogue.find(key.abbreviation()).orElseThrow());
    }
    assertEquals(Optional.empty(), KeyCatalogue.find("PID"));
    assertEquals(Optional.empty(), KeyCatalogue.find("txt"));
  }

  @Test
  void keysClass_hasEveryKeyUnderItsName() throws IllegalAccessException {
    Set<Key<?>> found = new HashSet<>();
    for (Field field : Keys.class.getFields()) {
      if (field.get(null) instanceof Key<?> key) {
        assertEquals(key.name().toUpperCase(Locale.ROOT), field.getName());
        found.add(key);
      }
    }
    assertEquals(Set.copyOf(KeyCatalogue.all()), found);
  }

  @Test
  void keysClass_selectsByEveryKeyThatAllowsIt() throws ReflectiveOperationException {
    for (Key<?> key : KeyCatalogue.all()) {
      if (key.uses().contains(Key.Use.SELECT)) {
        boolean number = key instanceof NumberKey;
        Object values = number ? new long[] {7} : new String[] {"7"};
        Object selection =
            Keys.class.getMethod(camelCase(key.name()), values.getClass()).invoke(null, values);
        assertEquals(Plan.parse("--" + key + "=7"), Plan.EMPTY.select((Selection) selection));
      }
    }
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_", -1)) {
      camel.append(camel.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0)));
      camel.append(part.substring(1));
    }
    return camel.toString();
  }

  @Test
  void descriptions_areOneSentence() {
    for (Key<?> key : KeyCatalogue.all()) {
      String description = key.description();
      assertTrue(description.endsWith(".") && !description.contains(". "), description);
      assertFalse(key.uses().isEmpty());
    }
  }
}
