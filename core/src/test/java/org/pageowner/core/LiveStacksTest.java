package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStacksTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void readsAndSetsTheThreshold() throws IOException {
    Path file = Files.writeString(folder.resolve("count_threshold"), "10000");
    LiveStacks stacks = LiveStacks.at(folder);
    assertEquals(10_000, stacks.countThreshold());
    stacks.setCountThreshold(7);
    assertEquals("7", Files.readString(file));
    Files.writeString(file, "8\n");
    assertEquals(8, stacks.countThreshold());
    Files.writeString(file, "many");
    assertThrows(UncheckedIOException.class, stacks::countThreshold);
    assertThrows(IllegalArgumentException.class, () -> stacks.setCountThreshold(-1));
  }

  @Test
  void readsTheStacks() throws IOException {
    Files.writeString(
        folder.resolve("show_stacks"), " f+0x1/0x2\n g+0x1/0x2\nnr_base_pages: 9\n\n");
    Files.writeString(folder.resolve("show_stacks_handles"), " f+0x1/0x2\nhandle: 5\n\n");
    LiveStacks stacks = LiveStacks.at(folder);
    assertEquals(9, stacks.stacks().pages());
    assertEquals(5L, stacks.handles().entries().get(0).handle());
  }

  @Test
  void aFileThatIsMissingSaysWhatToDo() {
    LiveStacks none = LiveStacks.at(folder);
    for (UncheckedIOException e :
        new UncheckedIOException[] {
          assertThrows(UncheckedIOException.class, none::stacks),
          assertThrows(UncheckedIOException.class, none::countThreshold),
          assertThrows(UncheckedIOException.class, () -> none.setCountThreshold(1))
        }) {
      assertTrue(e.toString().contains("page_owner=on"), e::toString);
    }
  }
}
