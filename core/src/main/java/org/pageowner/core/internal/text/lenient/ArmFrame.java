package org.pageowner.core.internal.text.lenient;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a stack as {@code dump_backtrace_entry()} of arch/arm/kernel/traps.c prints it: a
 * function and its caller, which mostly starts the next line as well.
 *
 * <pre>{@code
 * [<c010ea24>] (unwind_backtrace) from [<c010b4e8>] (show_stack+0x10/0x14)
 *  unwind_backtrace from show_stack+0x10/0x14
 * Function entered at [<c010ea24>] from [<c010b4e8>]
 * }</pre>
 *
 * @param callee the function that was executing, as other architectures print a frame
 * @param caller the function that called it
 */
public record ArmFrame(String callee, String caller) {
  private static final String FROM = " from ";
  private static final String ADDRESS = "\\[<([0-9a-fA-F]{1,16})>\\]";
  private static final String MODULE = "(?: \\[[^\\s\\[\\]]{1,64}\\])?";
  private static final String FUNCTION = "[^\\s()\\[\\]]{1,512}" + MODULE;

  private static final Pattern WITH_ADDRESSES =
      Pattern.compile(
          ADDRESS + " \\((" + FUNCTION + ")\\) from " + ADDRESS + " \\((" + FUNCTION + ")\\)");
  private static final Pattern WITHOUT_ADDRESSES =
      Pattern.compile(
          "([\\w.$]{1,512}"
              + MODULE
              + ") from ([\\w.$]{1,512}\\+0x[0-9a-f]+/0x[0-9a-f]+"
              + MODULE
              + ")");
  private static final Pattern WITHOUT_SYMBOLS =
      Pattern.compile("Function entered at " + ADDRESS + FROM + ADDRESS);

  /**
   * Returns the two functions of a line, ignoring blanks around it; {@code null} if it has another
   * form.
   */
  public static @Nullable ArmFrame of(CharSequence line) {
    String text = line.toString();
    if (!text.contains(FROM)) {
      return null;
    }
    text = text.strip();
    Matcher found = WITH_ADDRESSES.matcher(text);
    if (found.matches()) {
      return new ArmFrame(
          "[<" + found.group(1) + ">] " + found.group(2),
          "[<" + found.group(3) + ">] " + found.group(4));
    }
    found = WITHOUT_ADDRESSES.matcher(text);
    if (found.matches()) {
      return new ArmFrame(found.group(1), found.group(2));
    }
    found = WITHOUT_SYMBOLS.matcher(text);
    return found.matches() ? new ArmFrame("0x" + found.group(1), "0x" + found.group(2)) : null;
  }

  /**
   * Returns a stack with one function per line. A caller is omitted if the next line starts with
   * it.
   *
   * @param stack lines with their ends, each after one blank
   */
  public static String oneFunctionALine(String stack) {
    if (!stack.contains(FROM)) {
      return stack;
    }
    StringBuilder plain = new StringBuilder();
    String caller = null;
    for (String line : stack.lines().toList()) {
      ArmFrame both = of(line);
      String callee = both == null ? line.strip() : both.callee();
      if (caller != null && !symbol(caller).equals(symbol(callee))) {
        plain.append(' ').append(caller).append('\n');
      }
      if (both == null) {
        plain.append(line).append('\n');
      } else {
        plain.append(' ').append(callee).append('\n');
      }
      caller = both == null ? null : both.caller();
    }
    return caller == null ? plain.toString() : plain + " " + caller + "\n";
  }

  /** Returns the function's name, or its address if it has none. */
  private static String symbol(String frame) {
    String name = frame.substring(frame.startsWith("[<") ? frame.indexOf(' ') + 1 : 0);
    int end = 0;
    while (end < name.length() && name.charAt(end) != '+' && name.charAt(end) != ' ') {
      end++;
    }
    return name.substring(0, end);
  }
}
