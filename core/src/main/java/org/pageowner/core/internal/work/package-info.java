/** Work done by several threads at a time, in an order that does not depend on them. */
@NullMarked
package org.pageowner.core.internal.work;

import org.jspecify.annotations.NullMarked;
