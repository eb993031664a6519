package org.pageowner.core.internal.live;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Why a file of debugfs can't be opened, and what to do about it. */
public final class OpenFailure {
  private OpenFailure() {}

  /**
   * Adds to a failure to open what to do.
   *
   * @param file a file that is to be directly below the place where debugfs is mounted
   */
  public static IOException explained(IOException failure, Path file) {
    Path debugfs = file.toAbsolutePath().resolveSibling("");
    String advice;
    if (failure instanceof AccessDeniedException || isClosed(debugfs)) {
      advice = "is not readable: run as root";
    } else if (!(failure instanceof NoSuchFileException)) {
      advice =
          "cannot be opened: run as root, on a kernel that is not locked down ("
              + reason(failure)
              + ")";
    } else if (isEmpty(debugfs)) {
      advice = "does not exist: mount debugfs first (mount -t debugfs none " + debugfs + ")";
    } else {
      advice =
          "does not exist: boot the kernel with page_owner=on"
              + " (it has to be built with CONFIG_PAGE_OWNER)";
    }
    IOException explained = new IOException(file + " " + advice);
    explained.initCause(failure);
    return explained;
  }

  /** Adds to a failed read what to do; a kernel that is not booted so fails the first one. */
  public static IOException unread(String name, IOException failure) {
    IOException explained =
        new IOException(
            name
                + " cannot be read: "
                + reason(failure)
                + "; is the kernel booted with page_owner=on?");
    explained.initCause(failure);
    return explained;
  }

  private static boolean isClosed(Path directory) {
    return Files.isDirectory(directory) && !Files.isExecutable(directory);
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
