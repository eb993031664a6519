package org.pageowner.core.internal.text.log;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of a kernel log that reports the allocation of a page, field by field, in the forms of
 * all kernels from 4.6 on, of gdb and of crash.
 *
 * <p>Text after the known fields is kept. Mailers and terminals break this line, so the reader also
 * determines whether it ends within a field.
 */
public final class AllocationLine {
  private static final Pattern START =
      Pattern.compile("[Pp]age (?:last )?allocated via order (\\d{1,99})");
  private static final Pattern TYPE = Pattern.compile(",\\s*migratetype ([^\\s,]{1,40})");
  private static final Pattern MASK =
      Pattern.compile(
          ",\\s*(?:gfp_)?mask:?\\s*(0x[0-9a-fA-F]{1,99}(?:\\([^()\\s]{0,2000}\\)|(?![\\w(])))");
  private static final Pattern MASK_NUMBER =
      Pattern.compile(",\\s*gfp_mask\\s*(0x[0-9a-fA-F]{1,16})(?=\\()");
  private static final Pattern PID = Pattern.compile(",\\s*pid:?\\s*(-?\\d{1,99})");

  /** The task; its name extends to the last position before a time stamp. */
  private static final Pattern TASK =
      Pattern.compile(
          ",\\s*tgid:?\\s*(-?\\d{1,99})\\s+\\((.{0,64})\\)(?=,\\s*ts \\d)", Pattern.DOTALL);

  private static final Pattern TASK_WITHOUT_TIME =
      Pattern.compile(",\\s*tgid:?\\s*(-?\\d{1,99})(?:\\s+\\(([^()]{0,64})\\))?");
  private static final Pattern TS = Pattern.compile(",\\s*ts (\\d{1,99})(?: ns)?");
  private static final Pattern FREE_TS = Pattern.compile(",\\s*free_ts (\\d{1,99})(?: ns)?");

  /** Migrate types that are certainly complete at the end of a cut line. */
  private static final Set<String> TYPES =
      Set.of("Unmovable", "Movable", "Reclaimable", "HighAtomic", "CMA", "Isolate");

  private static final Pattern CUT = Pattern.compile(",?\\s*(?:\\w{1,16}:? )?(?:\\(?\\w{0,40})?");

  /** The padding of the kernel's comm with NUL bytes in the output of gdb's script. */
  private static final Pattern PADDING = Pattern.compile("(?d)(?:\\\\000|\\x00)+$");

  private final String text;
  private int at;
  private boolean cut;
  private boolean cutInValue;

  final @Nullable String order;
  final @Nullable String type;
  private final @Nullable String mask;
  @Nullable String pid;
  @Nullable String tgid;
  @Nullable String name;
  @Nullable String ts;
  @Nullable String freeTs;

  private AllocationLine(String text, boolean mayBeCut) {
    this.text = text.stripTrailing();
    this.order = unlessCut(field(START), true);
    String found = field(TYPE);
    this.type = found == null || TYPES.contains(found) ? found : unlessCut(found, true);
    found = field(MASK);
    this.mask = found == null || found.endsWith(")") ? found : unlessCut(found, true);
    this.pid = unlessCut(field(PID), true);
    task();
    this.ts = unlessCut(field(TS), mayBeCut);
    this.freeTs = unlessCut(field(FREE_TS), mayBeCut);
    if (at < this.text.length()) {
      findMissing();
    }
  }

  /**
   * Returns the value of a field, or {@code null} if the field ends the text: the line may be cut
   * within it.
   *
   * @param continues whether more text should follow the field
   */
  private @Nullable String unlessCut(@Nullable String value, boolean continues) {
    if (value == null || !continues || at < text.length() || text.endsWith(" ns")) {
      return value;
    }
    cutInValue = true;
    return null;
  }

  /** Searches for known fields after unknown ones. */
  private void findMissing() {
    pid = pid == null ? findLater(PID) : pid;
    tgid = tgid == null ? findLater(TASK_WITHOUT_TIME) : tgid;
    ts = ts == null ? findLater(TS) : ts;
    freeTs = freeTs == null ? findLater(FREE_TS) : freeTs;
  }

  private @Nullable String findLater(Pattern pattern) {
    Matcher field = pattern.matcher(text);
    return field.find(at) ? field.group(1) : null;
  }

  /** Reads the known fields of a line. */
  public static AllocationLine of(String text) {
    return new AllocationLine(text, false);
  }

  /**
   * Reads the known fields of a line.
   *
   * @param mayBeCut whether a console may have cut the line at its width
   */
  static AllocationLine of(String text, boolean mayBeCut) {
    return new AllocationLine(text, mayBeCut);
  }

  /** Returns whether the text starts such a line. */
  public static boolean startsWith(String words) {
    return START.matcher(words).lookingAt();
  }

  private @Nullable String field(Pattern pattern) {
    Matcher field = next(pattern);
    return field == null ? null : field.group(1);
  }

  private @Nullable Matcher next(Pattern pattern) {
    Matcher field = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    if (field.lookingAt()) {
      at = field.end();
      return field;
    }
    cut |= at < text.length() && field.hitEnd();
    return null;
  }

  private void task() {
    boolean cutBefore = cut;
    Matcher task = next(TASK);
    if (task == null) {
      boolean cutInTask = cut;
      cut = cutBefore;
      task = next(TASK_WITHOUT_TIME);
      cut = cutInTask;
    }
    if (task != null) {
      String given = task.group(2);
      tgid = given == null ? unlessCut(task.group(1), true) : task.group(1);
      name = given == null ? null : PADDING.matcher(given).replaceFirst("");
    }
  }

  /** Returns the end of the known fields. */
  int known() {
    return at;
  }

  /** Returns the text after the known fields, or an empty string. */
  String rest() {
    return text.substring(at).strip();
  }

  /** Returns the reason why the line lacks fields of which it has a part, or {@code null}. */
  @Nullable String fault() {
    if (cutInValue || order == null || (mask == null && rest().indexOf('(') >= 0)) {
      return "the line of the allocation is cut";
    }
    return isCut() && CUT.matcher(rest()).matches() ? "the line of the allocation is cut" : null;
  }

  /** Returns whether all of the text is known. */
  public boolean isWhole() {
    return order != null && at == text.length() && mask != null && !cutInValue;
  }

  /** Returns whether more text may complete a field in which this text ends. */
  boolean isCut() {
    return !isWhole() && (order == null || at == text.length() || cut);
  }

  /** Returns the mask; only its number if the line is cut within the names. */
  @Nullable String mask() {
    return mask == null ? findLater(MASK_NUMBER) : mask;
  }
}
