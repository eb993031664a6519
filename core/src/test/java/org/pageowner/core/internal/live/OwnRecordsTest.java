package org.pageowner.core.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process knows the number that the kernel prints for it in the initial pid namespace alone. */
class OwnRecordsTest {
  private static final long PID = ProcessHandle.current().pid();

  private final Path folder;

  OwnRecordsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path link(String target) throws IOException {
    return Files.createSymbolicLink(folder.resolve("pid"), Path.of(target));
  }

  private Path status() throws IOException {
    return Files.createFile(folder.resolve("status"));
  }

  @Test
  void tgid_ofTheInitialNamespace_isThePid() throws IOException {
    assertEquals(PID, OwnRecords.tgid(link("pid:[4026531836]"), status()));
  }

  @Test
  void tgid_ofAnotherNamespace_isUnknown() throws IOException {
    assertEquals(OwnRecords.UNKNOWN, OwnRecords.tgid(link("pid:[4026532201]"), status()));
  }

  @Test
  void tgid_ofAKernelWithoutNamespaces_isThePid() throws IOException {
    assertEquals(PID, OwnRecords.tgid(folder.resolve("none"), status()));
  }

  @Test
  void tgid_withoutProc_isUnknown() {
    Path none = folder.resolve("none");
    assertEquals(OwnRecords.UNKNOWN, OwnRecords.tgid(none, none));
  }

  @Test
  void tgid_ofALinkThatCannotBeRead_isUnknown() throws IOException {
    assertEquals(
        OwnRecords.UNKNOWN, OwnRecords.tgid(Files.createFile(folder.resolve("file")), status()));
  }
}
