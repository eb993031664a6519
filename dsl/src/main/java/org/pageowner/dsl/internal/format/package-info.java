/**
 * Values as text for programs: fields of CSV and members of JSON objects, with everything escaped
 * that could break a line, a spreadsheet or a terminal.
 *
 * <p>{@link org.pageowner.dsl.internal.format.JsonText} and {@link
 * org.pageowner.dsl.internal.format.CsvText} write single values; {@link
 * org.pageowner.dsl.internal.format.JsonObject} and {@link
 * org.pageowner.dsl.internal.format.CsvLine} put them together. {@code JsonFields} knows which JSON
 * each kind of key has.
 */
@NullMarked
package org.pageowner.dsl.internal.format;

import org.jspecify.annotations.NullMarked;
