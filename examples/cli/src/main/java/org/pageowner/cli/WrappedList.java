package org.pageowner.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lists of words, broken into lines that fit a terminal. */
final class WrappedList {
  /** As much of a list as fits on a line beside an indentation; a longer word is not broken. */
  private static final Pattern LINE = Pattern.compile(".{1,94}(?:[,;] |$)|.+?(?:[,;] |$)");

  private WrappedList() {}

  /** Returns the lines of a list, which are broken after commas and semicolons. */
  static List<String> lines(String list) {
    return LINE.matcher(list).results().map(MatchResult::group).map(String::stripTrailing).toList();
  }
}
