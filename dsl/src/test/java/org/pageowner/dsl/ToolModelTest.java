package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.Samples;

/** The model agrees with outputs of the tool itself. */
class ToolModelTest {
  private static final ToolOptions DEFAULT =
      new ToolOptions("", List.of(), Set.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void run_noOptions_isTheReferenceOutput() {
    assertEquals(reference("none"), model(DEFAULT));
  }

  @Test
  void run_cullAndSort_isTheReferenceOutput() {
    ToolOptions options =
        new ToolOptions(
            "",
            List.of("-n", "mod", "at"),
            Set.of("st", "p", "tg", "n", "mod", "ator"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertEquals(reference("all-cull"), model(options));
  }

  private static String model(ToolOptions options) {
    return ToolModel.run(options, new String(Samples.bytes(Samples.V6_12_A), ISO_8859_1));
  }

  private static String reference(String name) {
    return ReferenceCase.next()
        .filter(known -> known.sample().equals(Samples.V6_12_A) && known.name().equals(name))
        .findAny()
        .orElseThrow()
        .output();
  }
}
