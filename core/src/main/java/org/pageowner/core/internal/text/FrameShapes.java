package org.pageowner.core.internal.text;

import java.util.regex.Pattern;

/** Stub until the real one comes. */
public final class FrameShapes {
  private static final Pattern SURE =
      Pattern.compile(
          "\\s*(?:#\\d{1,3}\\s+)?(?:\\[<?(?:0x)?[0-9a-f]{4,16}>?\\] )?(?:\\? )?[A-Za-z_$.][\\w.$]{0,511}(?:"
              + "\\+0x[0-9a-f]{1,16}(?:/0x[0-9a-f]{1,16})?(?: [^\\n]{0,400})?|\\+\\d{1,6}| \\([^()]{0,300}:\\d[^\\n]{0,400}| \\S{1,300}:\\d{1,7} \\[inline\\])\\s*");
  private static final Pattern BARE =
      Pattern.compile(
          "\\s+(?:[A-Za-z_][\\w.$]{0,511}|0x[0-9a-f]{1,16})(?: \\[[\\w-]{1,64}\\])?\\s*");

  private FrameShapes() {}

  /** Whether a line can only be a frame. */
  public static boolean isUnmistakable(CharSequence line) {
    return SURE.matcher(line).matches();
  }

  /** Whether a line in a stack is a frame. */
  public static boolean isFrame(CharSequence line) {
    return isUnmistakable(line) || BARE.matcher(line).matches();
  }
}
