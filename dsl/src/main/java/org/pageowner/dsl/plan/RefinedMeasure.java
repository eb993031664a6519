package org.pageowner.dsl.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A measure that is made of another: of the records that meet a condition, or under a name. */
public sealed interface RefinedMeasure<V> extends Measure<V> {
  /**
   * A measure of the records of a row that meet a condition.
   *
   * @param measure the measure, without a condition and a name
   * @param test the condition
   */
  record Conditional<V>(Measure<V> measure, Condition test) implements RefinedMeasure<V> {
    /** Checks the components, and joins the condition with that of the measure. */
    public Conditional {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(test, "test");
      if (measure instanceof RefinedMeasure.Named<V>) {
        throw new IllegalArgumentException(
            "the condition of a measure is before its name, where(...).named(...): " + measure);
      }
      if (measure.kind() == Measure.Kind.SHARE) {
        throw new IllegalArgumentException(
            "a share has no condition: measure pages under the condition, or select records");
      }
      if (measure instanceof RefinedMeasure.Conditional<V> earlier) {
        test = earlier.test.and(test);
        measure = earlier.measure;
      }
    }

    @Override
    public Measure.Kind kind() {
      return measure.kind();
    }

    @Override
    public Optional<Condition> condition() {
      return Optional.of(test);
    }

    @Override
    public Measure<V> base() {
      return measure;
    }

    @Override
    public String name() {
      return measure.name() + "[" + ConditionText.compact(test) + "]";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * A measure under a name.
   *
   * @param measure the measure, without a name
   * @param name the name: lower-case letters, digits and _, a letter first
   */
  record Named<V>(Measure<V> measure, String name) implements RefinedMeasure<V> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Checks the components; a further name replaces an earlier one. */
    public Named {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(name, "name");
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a name is of lower-case letters, digits and _, a letter first: \"" + name + "\"");
      }
      String meaning = Vocabulary.meaning(name);
      if (!meaning.isEmpty()) {
        throw new IllegalArgumentException("\"" + name + "\" " + meaning + ", so it is no name");
      }
      measure = measure.unnamed();
    }

    @Override
    public Measure.Kind kind() {
      return measure.kind();
    }

    @Override
    public Measure<V> unnamed() {
      return measure;
    }

    @Override
    public Optional<Condition> condition() {
      return measure.condition();
    }

    @Override
    public Measure<V> base() {
      return measure.base();
    }

    /** Returns the measure and its name: {@code pages[order >= 3] as high}. */
    @Override
    public String toString() {
      return measure + " as " + name;
    }
  }
}
