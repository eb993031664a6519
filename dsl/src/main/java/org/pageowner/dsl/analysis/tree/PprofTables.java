package org.pageowner.dsl.analysis.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.index.Interner;

/**
 * The tables of a profile: strings, functions, mappings and locations, numbered in the order in
 * which samples refer to them. New entries are appended to the profile before the sample that needs
 * them, so that a profile can be written while it is made; readers take fields in any order.
 */
final class PprofTables {
  private static final int MAPPING = 3;
  private static final int LOCATION = 4;
  private static final int FUNCTION = 5;
  private static final int STRING = 6;

  private static final int MAPPING_ID = 1;
  private static final int MAPPING_FILENAME = 5;
  private static final int MAPPING_HAS_FUNCTIONS = 7;
  private static final int LOCATION_ID = 1;
  private static final int LOCATION_MAPPING = 2;
  private static final int LOCATION_LINE = 4;
  private static final int LINE_FUNCTION = 1;
  private static final int LINE_NUMBER = 2;
  private static final int FUNCTION_ID = 1;
  private static final int FUNCTION_NAME = 2;
  private static final int FUNCTION_SYSTEM_NAME = 3;
  private static final int FUNCTION_FILENAME = 4;

  private final ProtoBuffer profile;
  private final ProtoBuffer entry = new ProtoBuffer();
  private final ProtoBuffer line = new ProtoBuffer();
  private final Interner<String> strings = new Interner<>();
  private final Interner<Place> places = new Interner<>();
  private final Interner<Function> functions = new Interner<>();
  private final Interner<String> mappings = new Interner<>();
  private final Map<Frame, Integer> locations = new HashMap<>();

  /** A function, and the file of its source if that is printed. */
  private record Function(String name, String file) implements Comparable<Function> {
    @Override
    public int compareTo(Function other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : file.compareTo(other.file);
    }
  }

  /** A function in a module, and the line of its source if that is printed. */
  private record Place(Function function, String mapping, long line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byFunction = function.compareTo(other.function);
      int byMapping = byFunction != 0 ? byFunction : mapping.compareTo(other.mapping);
      return byMapping != 0 ? byMapping : Long.compare(line, other.line);
    }
  }

  /** Appends entries to this profile; the string 0 is the empty one. */
  PprofTables(ProtoBuffer profile) {
    this.profile = profile;
    string("");
    // Readers take the first mapping for the main program.
    mapping(StackTrace.VMLINUX);
  }

  /** Returns the number of a string. */
  int string(String text) {
    int known = strings.size();
    int number = strings.add(text);
    if (number == known) {
      profile.text(STRING, text);
    }
    return number;
  }

  /**
   * Returns the numbers of the locations of a stack, innermost first.
   *
   * @param missing the only location of a row without a stack
   */
  List<Integer> locations(@Nullable StackTrace stack, NodeName missing) {
    if (stack == null || stack.isEmpty()) {
      return List.of(location(new Place(new Function(missing.text(), ""), "", 0)));
    }
    List<Integer> numbers = new ArrayList<>(stack.frames().size());
    for (Frame frame : stack.frames()) {
      numbers.add(locations.computeIfAbsent(frame, f -> location(place(f))));
    }
    return numbers;
  }

  private static Place place(Frame frame) {
    String source = frame.source() == null ? "" : frame.source();
    int colon = source.indexOf(':');
    int end = colon + 1;
    while (colon > 0 && end < source.length() && isDigit(source.charAt(end)) && end - colon < 10) {
      end++;
    }
    boolean hasLine = end > colon + 1;
    long line = hasLine ? Long.parseLong(source.substring(colon + 1, end)) : 0;
    String module = frame.module();
    String mapping = module != null ? module : frame.symbol() == null ? "" : StackTrace.VMLINUX;
    String file = hasLine ? source.substring(0, colon) : "";
    return new Place(new Function(NodeName.function(frame), file), mapping, line);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int location(Place place) {
    int known = places.size();
    int number = places.add(place);
    if (number == known) {
      int mapping = place.mapping.isEmpty() ? 0 : mapping(place.mapping);
      line.clear().number(LINE_FUNCTION, function(place.function));
      line.number(LINE_NUMBER, place.line);
      entry.clear().number(LOCATION_ID, number + 1);
      entry.number(LOCATION_MAPPING, mapping).message(LOCATION_LINE, line);
      profile.message(LOCATION, entry);
    }
    return number + 1;
  }

  private int function(Function function) {
    int known = functions.size();
    int number = functions.add(function);
    if (number == known) {
      int name = string(function.name);
      int file = string(function.file);
      entry.clear().number(FUNCTION_ID, number + 1).number(FUNCTION_NAME, name);
      entry.number(FUNCTION_SYSTEM_NAME, name).number(FUNCTION_FILENAME, file);
      profile.message(FUNCTION, entry);
    }
    return number + 1;
  }

  private int mapping(String module) {
    int known = mappings.size();
    int number = mappings.add(module);
    if (number == known) {
      int name = string(module);
      entry.clear().number(MAPPING_ID, number + 1).number(MAPPING_FILENAME, name);
      entry.number(MAPPING_HAS_FUNCTIONS, 1);
      profile.message(MAPPING, entry);
    }
    return number + 1;
  }
}
