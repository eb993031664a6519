package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.core.record.ByteText;

/** Writes conditions in the grammar; {@link ConditionParser} reads what this writes. */
final class ConditionPrinter {
  /** Words that are never a value unless they are quoted. */
  static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "in", "like", "has", "is", "present", "absent");

  private static final String SPECIAL = "'\"(),=!<>~&|";

  private ConditionPrinter() {}

  static String print(Condition condition) {
    StringBuilder out = new StringBuilder();
    print(condition, out);
    return out.toString();
  }

  private static void print(Condition condition, StringBuilder out) {
    if (condition instanceof Or or) {
      printOr(or.conditions(), out);
    } else if (condition instanceof And and) {
      printAnd(and.conditions(), out);
    } else if (condition instanceof Not not) {
      printNot(not.condition(), out);
    } else {
      out.append(test(condition));
    }
  }

  private static void printOr(List<Condition> conditions, StringBuilder out) {
    String separator = "";
    for (Condition condition : conditions) {
      out.append(separator);
      print(condition, out);
      separator = " or ";
    }
  }

  private static void printAnd(List<Condition> conditions, StringBuilder out) {
    int i = 0;
    while (i < conditions.size()) {
      out.append(i == 0 ? "" : " and ");
      Condition condition = conditions.get(i++);
      String differs = i < conditions.size() ? differs(condition, conditions.get(i)) : "";
      if (!differs.isEmpty()) {
        out.append(differs);
        i++;
      } else if (condition instanceof Or) {
        printInParentheses(condition, out);
      } else {
        print(condition, out);
      }
    }
  }

  /** {@code name != init} for what it stands for, two conditions in a row; else nothing. */
  private static String differs(Condition present, Condition not) {
    if (present instanceof Present p && not instanceof Not n) {
      if (n.condition() instanceof TextIn in && in.term() == p.key() && in.values().size() == 1) {
        return in.term().name() + " != " + value(in.values().get(0));
      }
      if (n.condition() instanceof NumberIn in && in.key() == p.key() && in.values().size() == 1) {
        return in.key() + " != " + in.values().get(0);
      }
    }
    return "";
  }

  private static void printNot(Condition condition, StringBuilder out) {
    if (condition instanceof Present present) {
      out.append(present.key()).append(" is absent");
      return;
    }
    out.append("not ");
    if (condition instanceof And || condition instanceof Or) {
      printInParentheses(condition, out);
    } else {
      print(condition, out);
    }
  }

  private static void printInParentheses(Condition condition, StringBuilder out) {
    out.append('(');
    print(condition, out);
    out.append(')');
  }

  private static String test(Condition condition) {
    if (condition instanceof NumberIn in) {
      return in.key() + oneOf(" = ", in.values().stream().map(String::valueOf));
    } else if (condition instanceof NumberRange range) {
      return range(range);
    } else if (condition instanceof TextIn in) {
      return in.term().name() + oneOf(" = ", in.values().stream().map(ConditionPrinter::value));
    } else if (condition instanceof TextLike like) {
      return like.term().name() + " like " + word(like.glob());
    } else if (condition instanceof TextMatches matches) {
      return matches.term().name() + " ~ " + word(matches.regex());
    } else if (condition instanceof MaskHas has) {
      return has.key() + oneOf(" has ", has.names().stream().map(ConditionPrinter::word));
    } else if (condition instanceof Present present) {
      return present.key() + " is present";
    } else if (condition instanceof FlagKey flag) {
      return flag.name();
    }
    throw new AssertionError(condition.getClass());
  }

  private static String range(NumberRange range) {
    if (range.atMost() == null) {
      return range.key() + " >= " + range.atLeast();
    }
    if (range.atLeast() == null) {
      return range.key() + " <= " + range.atMost();
    }
    return range.key() + " in " + range.atLeast() + ".." + range.atMost();
  }

  private static String oneOf(String single, Stream<String> words) {
    List<String> list = words.toList();
    if (list.size() == 1) {
      return single + list.get(0);
    }
    String open = single.equals(" = ") ? " in (" : single + "(";
    return list.stream().collect(Collectors.joining(", ", open, ")"));
  }

  private static String value(String text) {
    return word(ByteText.printable(text));
  }

  /** Bare where that is clear, else within quotes, of which one inside is doubled. */
  private static String word(String text) {
    boolean bare =
        !text.isEmpty()
            && !KEYWORDS.contains(text)
            && text.chars().allMatch(ConditionPrinter::isWordCharacter);
    return bare ? text : "'" + text.replace("'", "''") + "'";
  }

  /** Whether {@code c} can be part of a word that is not quoted. */
  static boolean isWordCharacter(int c) {
    return c > ' ' && c != 0x7f && SPECIAL.indexOf(c) < 0;
  }
}
