package org.pageowner.cli.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pageowner.core.record.ByteText;

/** Facts about the machine and the kernel that this process runs on, as /proc has them. */
public final class ThisHost {
  /** The entry of the auxiliary vector that has the page size (include/uapi/linux/auxvec.h). */
  private static final long AT_PAGESZ = 6;

  private final Path proc;

  /** Facts of the files in a folder that is like /proc. */
  ThisHost(Path proc) {
    this.proc = proc;
  }

  /** Returns the machine that this process runs on. */
  public static ThisHost get() {
    return new ThisHost(Path.of("/proc"));
  }

  /** Returns the name of the host. */
  public Optional<String> name() {
    return line("sys/kernel/hostname");
  }

  /** Returns the number of the boot. */
  public Optional<String> bootId() {
    return line("sys/kernel/random/boot_id");
  }

  /** Returns the kernel's release, as {@code uname -r} prints it. */
  public Optional<String> release() {
    return line("sys/kernel/osrelease");
  }

  /** Returns the bytes of a base page. */
  public Optional<Long> pageSize() {
    try {
      byte[] vector = Files.readAllBytes(proc.resolve("self/auxv"));
      ByteBuffer numbers = ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder());
      while (numbers.remaining() >= 2 * Long.BYTES) {
        long type = numbers.getLong();
        long value = numbers.getLong();
        if (type == AT_PAGESZ && value > 0) {
          return Optional.of(value);
        }
      }
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<String> line(String file) {
    try {
      byte[] bytes = Files.readString(proc.resolve(file), ISO_8859_1).strip().getBytes(ISO_8859_1);
      return Optional.of(ByteText.decode(bytes, 0, bytes.length)).filter(text -> !text.isEmpty());
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }
}
