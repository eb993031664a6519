package org.pageowner.dsl.analysis.tree;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A profile as protobuf-java reads it, by a descriptor that is built from the field numbers of
 * profile.proto.
 *
 * @param message the profile
 * @param strings its string table
 */
record ReadProfile(DynamicMessage message, List<String> strings) {
  private static final Descriptor PROFILE = descriptor();

  /**
   * A sample.
   *
   * @param path function names, outermost first
   * @param mappings the file name of each function's mapping, empty if it has none
   * @param values allocations, pages and space
   * @param labels texts, and numbers as texts with their units
   */
  record Sample(
      List<String> path, List<String> mappings, List<Long> values, Map<String, String> labels) {}

  static ReadProfile of(PprofProfile profile) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    profile.writeTo(bytes);
    try (GZIPInputStream unpacked =
        new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      DynamicMessage message = DynamicMessage.parseFrom(PROFILE, unpacked);
      if (!message.getUnknownFields().asMap().isEmpty()) {
        throw new AssertionError("unknown fields: " + message.getUnknownFields());
      }
      List<String> strings = new ArrayList<>();
      for (Object text : list(message, "string_table")) {
        strings.add((String) text);
      }
      return new ReadProfile(message, strings);
    }
  }

  /** Returns the values of a repeated field. */
  static List<?> list(DynamicMessage message, String field) {
    return (List<?>) value(message, field);
  }

  static List<DynamicMessage> messages(DynamicMessage message, String field) {
    return list(message, field).stream().map(DynamicMessage.class::cast).toList();
  }

  static long number(DynamicMessage message, String field) {
    return (long) value(message, field);
  }

  /** Returns the string to which a field refers. */
  String text(DynamicMessage message, String field) {
    return strings.get((int) number(message, field));
  }

  private static Object value(DynamicMessage message, String field) {
    return message.getField(
        Objects.requireNonNull(message.getDescriptorForType().findFieldByName(field), field));
  }

  List<Sample> samples() {
    Map<Long, DynamicMessage> functions = byId("function");
    Map<Long, DynamicMessage> locations = byId("location");
    Map<Long, DynamicMessage> mappings = byId("mapping");
    List<Sample> samples = new ArrayList<>();
    for (DynamicMessage sample : messages(message, "sample")) {
      List<String> path = new ArrayList<>();
      List<String> files = new ArrayList<>();
      for (Object id : list(sample, "location_id")) {
        DynamicMessage location = Objects.requireNonNull(locations.get(id), id::toString);
        DynamicMessage line = messages(location, "line").get(0);
        path.add(text(known(functions, number(line, "function_id")), "name"));
        long mapping = number(location, "mapping_id");
        files.add(mapping == 0 ? "" : text(known(mappings, mapping), "filename"));
      }
      Collections.reverse(path);
      Collections.reverse(files);
      List<Long> values = list(sample, "value").stream().map(Long.class::cast).toList();
      Map<String, String> labels = new HashMap<>();
      for (DynamicMessage label : messages(sample, "label")) {
        String unit = text(label, "num_unit");
        labels.put(
            text(label, "key"),
            unit.isEmpty() ? text(label, "str") : number(label, "num") + " " + unit);
      }
      samples.add(new Sample(path, files, values, labels));
    }
    return samples;
  }

  private static DynamicMessage known(Map<Long, DynamicMessage> messages, long id) {
    return Objects.requireNonNull(messages.get(id), () -> "no entry has the id " + id);
  }

  private Map<Long, DynamicMessage> byId(String field) {
    Map<Long, DynamicMessage> entries = new HashMap<>();
    for (DynamicMessage entry : messages(message, field)) {
      long id = number(entry, "id");
      if (id == 0 || entries.put(id, entry) != null) {
        throw new AssertionError(field + " has the id " + id + " twice, or it is 0");
      }
    }
    return entries;
  }

  /** The fields of github.com/google/pprof/proto/profile.proto that profiles may have. */
  private static Descriptor descriptor() {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("profile.proto")
            .setSyntax("proto3")
            .setPackage("perftools.profiles")
            .addMessageType(
                message(
                    "Profile",
                    messages("sample_type", 1, "ValueType"),
                    messages("sample", 2, "Sample"),
                    messages("mapping", 3, "Mapping"),
                    messages("location", 4, "Location"),
                    messages("function", 5, "Function"),
                    field("string_table", 6, FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED),
                    number("drop_frames", 7),
                    number("keep_frames", 8),
                    number("time_nanos", 9),
                    number("duration_nanos", 10),
                    messages("period_type", 11, "ValueType")
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL),
                    number("period", 12),
                    number("comment", 13).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED),
                    number("default_sample_type", 14)))
            .addMessageType(message("ValueType", number("type", 1), number("unit", 2)))
            .addMessageType(
                message(
                    "Sample",
                    field("location_id", 1, FieldDescriptorProto.Type.TYPE_UINT64)
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED),
                    number("value", 2).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED),
                    messages("label", 3, "Label")))
            .addMessageType(
                message(
                    "Label",
                    number("key", 1),
                    number("str", 2),
                    number("num", 3),
                    number("num_unit", 4)))
            .addMessageType(
                message(
                    "Mapping",
                    field("id", 1, FieldDescriptorProto.Type.TYPE_UINT64),
                    number("filename", 5),
                    field("has_functions", 7, FieldDescriptorProto.Type.TYPE_BOOL)))
            .addMessageType(
                message(
                    "Location",
                    field("id", 1, FieldDescriptorProto.Type.TYPE_UINT64),
                    field("mapping_id", 2, FieldDescriptorProto.Type.TYPE_UINT64),
                    field("address", 3, FieldDescriptorProto.Type.TYPE_UINT64),
                    messages("line", 4, "Line")))
            .addMessageType(
                message(
                    "Line",
                    field("function_id", 1, FieldDescriptorProto.Type.TYPE_UINT64),
                    number("line", 2)))
            .addMessageType(
                message(
                    "Function",
                    field("id", 1, FieldDescriptorProto.Type.TYPE_UINT64),
                    number("name", 2),
                    number("system_name", 3),
                    number("filename", 4),
                    number("start_line", 5)))
            .build();
    try {
      return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Profile");
    } catch (DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }

  private static DescriptorProto message(String name, FieldDescriptorProto.Builder... fields) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    for (FieldDescriptorProto.Builder field : fields) {
      message.addField(field);
    }
    return message.build();
  }

  private static FieldDescriptorProto.Builder number(String name, int number) {
    return field(name, number, FieldDescriptorProto.Type.TYPE_INT64);
  }

  private static FieldDescriptorProto.Builder messages(String name, int number, String type) {
    return field(name, number, FieldDescriptorProto.Type.TYPE_MESSAGE)
        .setTypeName(".perftools.profiles." + type)
        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
  }

  private static FieldDescriptorProto.Builder field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }
}
