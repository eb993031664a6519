package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The page of keys is the catalogue's, word for word. */
class KeyReferenceTest {
  private static final String UPDATE =
      "mvn -pl examples/analysis-tests -am test -Dtest=KeyReferenceTest"
          + " -Dpageowner.updateDocs=true -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Path PAGE = Repository.root().resolve("docs/reference/keys.md");

  @Test
  void page_isWhatTheCatalogueSays() throws IOException {
    String made = KeyReferencePage.text(UPDATE);
    if (Boolean.getBoolean("pageowner.updateDocs")) {
      Files.writeString(PAGE, made);
    }
    String found = Files.exists(PAGE) ? Repository.text(PAGE) : "";
    assertEquals(made, found, "docs/reference/keys.md is stale; make it anew with\n  " + UPDATE);
  }

  @ParameterizedTest
  @MethodSource("org.pageowner.dsl.plan.KeyCatalogue#all")
  void constant_isCalledAsTheKeyIs(Key<?> key) throws ReflectiveOperationException {
    String name = key.name().toUpperCase(Locale.ROOT);
    assertEquals(key, Keys.class.getField(name).get(null));
    assertEquals(key, KeyCatalogue.find(key.name()).orElseThrow());
  }
}
