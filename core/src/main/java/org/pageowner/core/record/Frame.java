package org.pageowner.core.record;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace: {@code xfs_buf_alloc+0x1a2/0x2b0 [xfs]} in a dump.
 *
 * <p>The shapes, each with or without a module in brackets:
 *
 * <ul>
 *   <li>{@code func+0x1a2/0x2b0}, as {@code %pS} prints it; with {@code [<address>]} before it in
 *       kernels up to 4.10
 *   <li>{@code 0x...}: an address that the kernel could not resolve, often of a removed module
 *   <li>{@code [0xADDRESS] func+DECIMAL}, of the -mm tree until 2012
 *   <li>{@code func (file:line)}, {@code func (file:line) module} and {@code func+0x1/0x2
 *       (file:line)}, of scripts/decode_stacktrace.sh
 *   <li>{@code func+0x1/0x2 file:line} and {@code func file:line [inline]}, of syzbot
 *   <li>{@code (inlined by) func at file:line}, of addr2line
 *   <li>{@code #0 func (file:line:column)} and {@code #1 0xADDRESS}, of drgn
 *   <li>{@code 0xADDRESS <func+DECIMAL>: instruction}, of gdb; {@code func+0x33e}, of crash
 *   <li>{@code func} alone
 * </ul>
 *
 * <p>Values are immutable; two are equal when their text is.
 */
public final class Frame {
  private static final String NOPROF = "_noprof";

  private final String text;
  private final @Nullable String symbol;
  private final @Nullable String function;
  private final long offset;
  private final long size;
  private final @Nullable String module;
  private final @Nullable Long address;
  private final @Nullable String source;
  private final boolean inlined;

  /**
   * The marks of {@link StackRules#marks}, kept once they are known; a race of threads is benign.
   */
  private byte marks;

  private Frame(String text, FrameText parts) {
    this.text = text;
    this.symbol = parts.symbol;
    this.function = parts.symbol == null ? null : withoutAdditions(parts.symbol);
    this.offset = parts.offset;
    this.size = parts.size;
    this.module = parts.module;
    this.address = parts.address;
    this.source = parts.source;
    this.inlined = parts.inlined;
  }

  /** Reads a frame as printed, with or without blanks around it; never fails. */
  public static Frame parse(String line) {
    String text = line.strip();
    return new Frame(text, new FrameText(text));
  }

  /** The line as printed, without blanks around it. */
  public String text() {
    return text;
  }

  /** The function's name, or {@code null} for an address that was not resolved. */
  public @Nullable String symbol() {
    return symbol;
  }

  /**
   * The function's name in the source: the {@link #symbol()} without the additions of the build at
   * its end, in any combination, or {@code null} for an address that was not resolved. These are
   * the {@code _noprof} of kernels from 6.10 on and the words that compilers add after a dot, with
   * or without a number: {@code .constprop.0}, {@code .isra.0}, {@code .part.0}, {@code .cold},
   * {@code .llvm.N}. A number without a word is not removed, as in {@code __func__.20}: compilers
   * number static variables that have the same name.
   */
  public @Nullable String function() {
    return function;
  }

  private static String withoutAdditions(String symbol) {
    int end = symbol.length();
    for (int next = startOfAddition(symbol, end); next < end; next = startOfAddition(symbol, end)) {
      end = next;
    }
    return symbol.substring(0, end);
  }

  /** Returns where the addition that ends before {@code end} starts; {@code end} if none does. */
  private static int startOfAddition(String symbol, int end) {
    int start = end - NOPROF.length();
    if (start > 0 && symbol.startsWith(NOPROF, start)) {
      return start;
    }
    int digits = end;
    while (digits > 0 && isDigit(symbol.charAt(digits - 1))) {
      digits--;
    }
    boolean isNumbered = digits < end && digits > 0 && symbol.charAt(digits - 1) == '.';
    int endOfWord = isNumbered ? digits - 1 : end;
    int word = endOfWord;
    while (word > 0 && isWordPart(symbol.charAt(word - 1))) {
      word--;
    }
    boolean isAddition =
        word > 1
            && word < endOfWord
            && symbol.charAt(word - 1) == '.'
            && !isDigit(symbol.charAt(word));
    return isAddition ? word - 1 : end;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Returns whether a test holds for a name of this frame: its {@link #symbol()} or its {@link
   * #function()}, or its text if it has neither. Conditions on frames and callers use it, so a
   * function is found under the name in the source and under that of the build.
   */
  public boolean hasName(Predicate<? super String> test) {
    if (symbol == null || function == null) {
      return test.test(text);
    }
    return test.test(function) || (!function.equals(symbol) && test.test(symbol));
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
   * The module that is printed for the function, or {@code null} for the kernel image. For a stale
   * return address it can be a wrong one.
   */
  public @Nullable String module() {
    return module;
  }

  /**
   * The address, where it is printed (kernels up to 4.10, gdb, unresolved addresses), or {@code
   * null}.
   */
  public @Nullable Long address() {
    return address;
  }

  /**
   * The position in the source as printed by a tool that looked it up, without parentheses: {@code
   * mm/page_alloc.c:1501}, or several positions if the tool gives those of inlined functions too;
   * {@code null} if none is printed.
   */
  public @Nullable String source() {
    return source;
  }

  /**
   * Whether the line is of a function that the compiler inlined into the next frame's function:
   * {@code [inline]} or {@code (inlined by)}. The kernel itself prints no such line.
   */
  public boolean isInlined() {
    return inlined;
  }

  /**
   * Whether the function allocates for others: it is one of the page, slab, vmalloc, percpu and
   * contiguous allocators or their wrappers, which {@link StackTrace#caller()} skips.
   */
  public boolean isAllocator() {
    return (marks() & StackRules.ALLOCATES) != 0;
  }

  /** Whether the symbol is data, so that the return address must be stale. */
  boolean isData() {
    return (marks() & StackRules.IS_DATA) != 0;
  }

  private byte marks() {
    byte known = marks;
    if (known == 0) {
      known = StackRules.marks(function);
      marks = known;
    }
    return known;
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
}
