package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace, as {@code %pS} prints it: {@code xfs_buf_alloc+0x1a2/0x2b0 [xfs]}.
 *
 * <p>An address that the kernel could not resolve (a module that is gone) prints as a bare {@code
 * 0x...}. Kernels up to 4.10 put {@code [<address>]} in front of the symbol; the -mm tree until
 * 2012 printed {@code [0xADDRESS] symbol+DECIMAL}. Values are immutable; two are equal when their
 * text is.
 */
public final class Frame {
  private final String text;
  private final @Nullable String symbol;
  private final long offset;
  private final long size;
  private final @Nullable String module;
  private final @Nullable Long address;

  private Frame(
      String text,
      @Nullable String symbol,
      long offset,
      long size,
      @Nullable String module,
      @Nullable Long address) {
    this.text = text;
    this.symbol = symbol;
    this.offset = offset;
    this.size = size;
    this.module = module;
    this.address = address;
  }

  /** Reads a frame as printed, with or without the leading blank; never fails. */
  public static Frame parse(String line) {
    String text = line.strip();
    String rest = text;
    Long address = null;
    if (rest.startsWith("[<")) {
      int close = rest.indexOf(">]");
      if (close > 0) {
        address = hex(rest.substring(2, close));
        rest = rest.substring(close + 2).strip();
      }
    }
    String module = null;
    int bracket = rest.lastIndexOf(" [");
    if (bracket > 0 && rest.endsWith("]")) {
      module = moduleName(rest.substring(bracket + 2, rest.length() - 1));
      rest = rest.substring(0, bracket).strip();
    }
    if (text.startsWith("[0x")) {
      return ofMm(text);
    }
    int plus = rest.lastIndexOf("+0x");
    int slash = plus < 0 ? -1 : rest.indexOf("/0x", plus);
    if (slash > 0) {
      Long offset = hex(rest.substring(plus + 3, slash));
      Long size = hex(firstWord(rest.substring(slash + 3)));
      if (offset != null && size != null) {
        return new Frame(text, rest.substring(0, plus), offset, size, module, address);
      }
    }
    if (rest.startsWith("0x")) {
      Long bare = hex(rest.substring(2));
      if (bare != null) {
        return new Frame(text, null, -1, -1, module, bare);
      }
    }
    return new Frame(text, firstWord(rest), -1, -1, module, address);
  }

  /** Tools that look symbols up put the place in the source behind them. */
  private static String firstWord(String words) {
    int blank = words.indexOf(' ');
    return blank < 0 ? words : words.substring(0, blank);
  }

  /** {@code [0xADDRESS] symbol+DECIMAL}, as the -mm tree printed it until 2012. */
  private static Frame ofMm(String text) {
    int close = text.indexOf(']');
    Long address = close < 0 ? null : hex(text.substring(3, close));
    if (address == null) {
      return new Frame(text, text, -1, -1, null, null);
    }
    String rest = text.substring(close + 1).strip();
    int plus = rest.lastIndexOf('+');
    Long offset = plus < 0 ? null : decimal(rest.substring(plus + 1));
    return offset == null
        ? new Frame(text, rest.isEmpty() ? null : rest, -1, -1, null, address)
        : new Frame(text, rest.substring(0, plus), offset, -1, null, address);
  }

  /** The line as printed, without the leading blank. */
  public String text() {
    return text;
  }

  /** The function's name, or {@code null} for an address that was not resolved. */
  public @Nullable String symbol() {
    return symbol;
  }

  /**
   * The function's name as the source has it: the {@link #symbol()} without what a build adds, the
   * compiler's {@code .constprop.0}, {@code .isra.0} and {@code .part.0}, and the {@code _noprof}
   * of kernels from 6.10 on; {@code null} for an address that was not resolved.
   */
  public @Nullable String function() {
    if (symbol == null) {
      return null;
    }
    int dot = symbol.indexOf('.', 1);
    String plain = dot < 0 ? symbol : symbol.substring(0, dot);
    return plain.endsWith("_noprof") ? plain.substring(0, plain.length() - 7) : plain;
  }

  /** Bytes from the function's start to the return address, or -1 if not printed. */
  public long offset() {
    return offset;
  }

  /** Size of the function in bytes, or -1 if not printed. */
  public long size() {
    return size;
  }

  /**
   * The module that the kernel says the function belongs to, or {@code null} for the kernel itself.
   * A stale return address can name a wrong module.
   */
  public @Nullable String module() {
    return module;
  }

  /**
   * The address, where it is printed (kernels up to 4.10, unresolved addresses), or {@code null}.
   */
  public @Nullable Long address() {
    return address;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }

  /** {@code mod} of {@code mod} and of {@code mod <build id>}; none for syzbot's {@code inline}. */
  private static @Nullable String moduleName(String inBrackets) {
    int blank = inBrackets.indexOf(' ');
    String name = blank < 0 ? inBrackets : inBrackets.substring(0, blank);
    return name.isEmpty() || name.equals("inline") ? null : name;
  }

  private static @Nullable Long decimal(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return null;
      }
    }
    return Long.parseLong(digits);
  }

  private static @Nullable Long hex(String digits) {
    if (digits.isEmpty() || digits.length() > 16) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0) {
        return null;
      }
    }
    return Long.parseUnsignedLong(digits, 16);
  }
}
