package org.pageowner.core.internal.live;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Explains why a file of debugfs can't be opened or read, with advice. */
public final class OpenFailure {
  private OpenFailure() {}

  /**
   * Adds the cause and advice to a failure to open.
   *
   * @param file a file directly below the mount point of debugfs
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

  /** Returns the failure for a file that exists, or may exist, and may not be read. */
  public static AccessDeniedException denied(Path file) {
    boolean isKernels = file.toAbsolutePath().normalize().startsWith("/sys/kernel");
    return new AccessDeniedException(
        file.toString(), null, "permission denied" + (isKernels ? "; run as root" : ""));
  }

  /** Adds the reason, and for EINVAL advice: the kernel gives it without page_owner=on. */
  public static IOException unread(String name, IOException failure) {
    String reason = reason(failure);
    String advice =
        reason.contains("Invalid argument") ? "; is the kernel booted with page_owner=on?" : "";
    IOException explained = new IOException(name + " cannot be read: " + reason + advice);
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
