package org.pageowner.core.record;

import java.util.Objects;

/**
 * A malformed part of an input, with its text, for programs that keep such parts beside the
 * records.
 *
 * <p>Of a kernel log, an inventory and sorted output, the text is only the excerpt, and parts after
 * the first {@value ReadReport#MAX_SAMPLES} of a batch are one part that counts them.
 *
 * @param diagnostic the place and the reason
 * @param record the position, as {@link PageRecord#index}, of the record that was read from it
 *     nevertheless; -1 if there is none
 * @param text the text without prefixes and encodings, as {@link ByteText} decodes it, at most
 *     {@value #MAX_BYTES} bytes of it; empty if the text is missing, as at the end of a compressed
 *     file that is cut
 */
public record MalformedPart(Diagnostic diagnostic, long record, String text) {
  /** Maximum number of bytes whose text is kept. */
  public static final int MAX_BYTES = 65536;

  /** Checks the components. */
  public MalformedPart {
    Objects.requireNonNull(diagnostic, "diagnostic");
    Objects.requireNonNull(text, "text");
  }

  /** Returns whether a record was read from the part. */
  public boolean hasRecord() {
    return record >= 0;
  }
}
