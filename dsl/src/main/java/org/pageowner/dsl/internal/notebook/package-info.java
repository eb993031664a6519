/**
 * Extensions that notebooks discover on the class path. Java: {@link
 * org.pageowner.dsl.internal.notebook.JJavaExtension}; Kotlin: {@code
 * META-INF/kotlin-jupyter-libraries/libraries.json}.
 */
@NullMarked
package org.pageowner.dsl.internal.notebook;

import org.jspecify.annotations.NullMarked;
