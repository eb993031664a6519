package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.table.RowSource;

/**
 * Every method and constructor of an exported package refuses {@code null}, at once and with the
 * name of the argument, wherever its parameter is not marked as nullable.
 */
class NullArgumentsTest {
  private final ApiValues values;
  private final List<String> faults = new ArrayList<>();
  private int checked;

  NullArgumentsTest() throws IOException {
    values = new ApiValues();
  }

  @Test
  void nullArguments_failAtOnce_withTheArgumentsName() {
    List<Class<?>> types = ApiValues.exportedTypes();
    types.remove(RowSource.class); // implemented by the engine, called by tables
    for (Class<?> type : types) {
      Stream.concat(
              Arrays.stream(type.getDeclaredMethods()),
              Arrays.stream(type.getDeclaredConstructors()))
          .filter(NullArgumentsTest::isChecked)
          .forEach(this::check);
    }
    assertTrue(checked > 200, () -> "only " + checked + " parameters were checked");
    assertEquals("", String.join("\n", faults.stream().sorted().toList()));
  }

  private static boolean isChecked(Executable member) {
    boolean generated =
        member.isSynthetic()
            || member.getName().equals("equals")
            || (member.getDeclaringClass().isEnum() && member.getName().equals("valueOf"));
    boolean constructible =
        member instanceof Method || !Modifier.isAbstract(member.getDeclaringClass().getModifiers());
    return Modifier.isPublic(member.getModifiers()) && constructible && !generated;
  }

  private void check(Executable member) {
    Parameter[] parameters = member.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      AnnotatedType type = parameters[i].getAnnotatedType();
      if (!parameters[i].getType().isPrimitive() && !isNullable(type)) {
        check(member, i, null);
        if (member.isVarArgs()
            && i == parameters.length - 1
            && !parameters[i].getType().getComponentType().isPrimitive()
            && !isNullable(((AnnotatedArrayType) type).getAnnotatedGenericComponentType())) {
          check(member, i, Array.newInstance(parameters[i].getType().getComponentType(), 1));
        }
      }
    }
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /** Calls a member with an argument that is {@code null} or an array with {@code null}. */
  private void check(Executable member, int at, @Nullable Object argument) {
    checked++;
    Parameter[] parameters = member.getParameters();
    String place =
        "%s.%s(%s)%s"
            .formatted(
                member.getDeclaringClass().getName().replaceFirst(".*\\.", ""),
                member.getName().replaceFirst(".*\\.", ""),
                parameters[at],
                argument == null ? "" : " with a null element");
    try {
      @Nullable Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = i == at ? argument : values.of(parameters[i].getType());
      }
      call(member, arguments);
      faults.add(place + " accepts it");
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      String name = parameters[at].getName();
      boolean named =
          thrown instanceof NullPointerException
              && String.valueOf(thrown.getMessage()).matches("(?s).*\\b" + name + "\\b.*");
      if (!named) {
        faults.add(place + " throws " + thrown);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(place, e);
    }
  }

  private void call(Executable member, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    if (member instanceof Constructor<?> constructor) {
      constructor.newInstance(arguments);
    } else if (member instanceof Method method) {
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      method.invoke(isStatic ? null : values.of(method.getDeclaringClass()), arguments);
    }
  }
}
