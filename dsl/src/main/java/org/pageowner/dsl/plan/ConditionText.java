package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.Lexemes;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.internal.lexer.Token;
import org.pageowner.dsl.internal.lexer.Tokens;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * The text of conditions, read and written. In it {@code not} binds closer than {@code and}, and
 * that closer than {@code or}; {@link TestParser} reads the tests.
 *
 * <p>A recursive-descent parser with a method for each level of precedence. It counts parentheses,
 * so that the depth of its recursion is bounded.
 */
final class ConditionText {
  private static final long NANOS_PER_MICROSECOND = 1000;

  private final Tokens tokens;
  private final TestParser tests;
  private int depth;

  private ConditionText(Word word) {
    this.tokens = new Tokens(word);
    this.tests = new TestParser(tokens);
  }

  static Condition parse(Word word) {
    ConditionText parser = new ConditionText(word);
    Condition condition = parser.or();
    if (parser.tokens.peek().kind() != Token.Kind.END) {
      Token rest = parser.tokens.peek();
      if (Durations.isUnitWord(rest.text())) {
        throw parser.tokens.error(
            rest, "a blank before the unit", "a duration without blanks, such as 5s");
      }
      throw parser.tokens.error(
          rest,
          "unexpected " + rest.shown(),
          "\"and\", \"or\", or the end",
          Spelling.hint(rest.text(), List.of("and", "or")));
    }
    return condition;
  }

  private Condition or() {
    return joined("or", this::and, Condition.Or::new);
  }

  private Condition and() {
    return joined("and", this::not, Condition.And::new);
  }

  private Condition joined(
      String keyword, Supplier<Condition> part, Function<List<Condition>, Condition> join) {
    Token start = tokens.peek();
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (tokens.skipKeyword(keyword));
    return parts.size() == 1
        ? parts.get(0)
        : tokens.build(start, "fewer levels", () -> join.apply(parts));
  }

  private Condition not() {
    Token start = tokens.peek();
    boolean negated = false;
    while (tokens.skipKeyword("not")) {
      negated = !negated;
    }
    Condition condition = parenthesized();
    return negated ? tokens.build(start, "fewer levels", condition::not) : condition;
  }

  private Condition parenthesized() {
    Token open = tokens.peek();
    if (!tokens.skipOperator("(")) {
      return tests.test();
    }
    if (++depth > Condition.MAX_DEPTH) {
      throw tokens.error(
          open, "parentheses nested deeper than " + Condition.MAX_DEPTH, "fewer levels");
    }
    Condition condition = or();
    depth--;
    if (!tokens.skipOperator(")")) {
      throw tokens.unexpected("\"and\", \"or\", or the \")\" of a \"(\" before");
    }
    return condition;
  }

  static String print(Condition condition) {
    return new Printer(", ", '\'').print(condition);
  }

  /**
   * Returns the text as it is in names of columns: without blanks after the commas of lists, and
   * quoted texts in double quotes.
   */
  static String compact(Condition condition) {
    return new Printer(",", '"').print(condition);
  }

  /**
   * Prints conditions.
   *
   * @param comma what is between the values of a list
   * @param quote the quote of texts that are not bare
   */
  private record Printer(String comma, char quote) {
    String print(Condition condition) {
      StringBuilder out = new StringBuilder();
      print(condition, out);
      return out.toString();
    }

    private void print(Condition condition, StringBuilder out) {
      if (condition instanceof Condition.Or or) {
        printOr(or.conditions(), out);
      } else if (condition instanceof Condition.And and) {
        printAnd(and.conditions(), out);
      } else if (condition instanceof Condition.Not not) {
        printNot(not.condition(), out);
      } else {
        out.append(test(condition));
      }
    }

    private void printOr(List<Condition> conditions, StringBuilder out) {
      String separator = "";
      for (Condition condition : conditions) {
        out.append(separator);
        print(condition, out);
        separator = " or ";
      }
    }

    private void printAnd(List<Condition> conditions, StringBuilder out) {
      int i = 0;
      while (i < conditions.size()) {
        out.append(i == 0 ? "" : " and ");
        Condition condition = conditions.get(i++);
        String differs = i < conditions.size() ? differs(condition, conditions.get(i)) : "";
        if (!differs.isEmpty()) {
          out.append(differs);
          i++;
        } else if (condition instanceof Condition.Or) {
          printInParentheses(condition, out);
        } else {
          print(condition, out);
        }
      }
    }

    /** Returns {@code name != init} for its expansion, two adjacent conditions; else nothing. */
    private String differs(Condition present, Condition not) {
      if (present instanceof Condition.Present p && not instanceof Condition.Not n) {
        if (n.condition() instanceof Condition.TextIn in
            && in.term().equals(p.key())
            && in.values().size() == 1) {
          return in.term().name() + " != " + value(in.values().get(0));
        }
        if (n.condition() instanceof Condition.NumberIn in
            && in.key().equals(p.key())
            && in.values().size() == 1) {
          return in.key() + " != " + number(in.key(), in.values().get(0));
        }
      }
      return "";
    }

    private void printNot(Condition condition, StringBuilder out) {
      if (condition instanceof Condition.Present present) {
        out.append(present.key()).append(" is absent");
        return;
      }
      out.append("not ");
      if (condition instanceof Condition.And || condition instanceof Condition.Or) {
        printInParentheses(condition, out);
      } else {
        print(condition, out);
      }
    }

    private void printInParentheses(Condition condition, StringBuilder out) {
      out.append('(');
      print(condition, out);
      out.append(')');
    }

    private String test(Condition condition) {
      if (condition instanceof Condition.NumberIn in) {
        return in.key() + oneOf(" = ", in.values().stream().map(value -> number(in.key(), value)));
      } else if (condition instanceof Condition.NumberRange range) {
        return range(range);
      } else if (condition instanceof Condition.TextIn in) {
        return in.term().name() + oneOf(" = ", in.values().stream().map(this::value));
      } else if (condition instanceof Condition.TextLike like) {
        return like.term().name() + " like " + quoted(like.glob());
      } else if (condition instanceof Condition.TextMatches matches) {
        return matches.term().name() + " ~ " + quoted(matches.regex());
      } else if (condition instanceof Condition.StackLike like) {
        return like.key() + " like " + quoted(like.sequence());
      } else if (condition instanceof Condition.MaskHas has) {
        return has.key() + oneOf(" has ", has.names().stream().map(this::quoted));
      } else if (condition instanceof Condition.Present present) {
        return present.key() + " is present";
      } else if (condition instanceof FlagKey flag) {
        return flag.name();
      }
      throw new AssertionError(condition.getClass());
    }

    private static String range(Condition.NumberRange range) {
      NumberKey key = range.key();
      Long low = range.atLeast();
      Long high = range.atMost();
      if (high == null) {
        return low != null && isRound(key, low - 1) && low != Long.MIN_VALUE
            ? key + " > " + number(key, low - 1)
            : key + " >= " + number(key, Objects.requireNonNull(low));
      }
      if (low == null) {
        return isRound(key, high + 1) && high != Long.MAX_VALUE
            ? key + " < " + number(key, high + 1)
            : key + " <= " + number(key, high);
      }
      return key + " in " + number(key, low) + ".." + number(key, high);
    }

    /** Returns a number; a time as a duration, where that is shorter. */
    private static String number(NumberKey key, long number) {
      return isRound(key, number) ? Durations.print(number) : Long.toString(number);
    }

    private static boolean isRound(NumberKey key, long number) {
      return key.isTime() && number > 0 && number % NANOS_PER_MICROSECOND == 0;
    }

    private String oneOf(String single, Stream<String> words) {
      List<String> list = words.toList();
      if (list.size() == 1) {
        return single + list.get(0);
      }
      String open = single.equals(" = ") ? " in (" : single + "(";
      return list.stream().collect(Collectors.joining(comma, open, ")"));
    }

    /**
     * Returns a text; in quotes too if it is the name of a key, which no value is compared with.
     */
    private String value(String text) {
      return TestParser.isTextKey(text)
          ? Lexemes.inQuotes(text, quote)
          : quoted(ByteText.printable(text));
    }

    private String quoted(String text) {
      return Lexemes.quoted(text, quote);
    }
  }
}
