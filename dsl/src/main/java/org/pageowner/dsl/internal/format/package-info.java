/**
 * Values as text for programs: fields of CSV and members of JSON objects, in which everything is
 * escaped that could break a line, a spreadsheet or a terminal.
 *
 * <p>{@link org.pageowner.dsl.internal.format.JsonText} and {@link
 * org.pageowner.dsl.internal.format.CsvText} write single values; {@link
 * org.pageowner.dsl.internal.format.JsonObject} and {@link
 * org.pageowner.dsl.internal.format.CsvLine} compose them. {@code JsonFields} defines the JSON of
 * each kind of key.
 */
@NullMarked
package org.pageowner.dsl.internal.format;

import org.jspecify.annotations.NullMarked;
