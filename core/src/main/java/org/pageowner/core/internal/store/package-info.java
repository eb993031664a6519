/** Growing columns, dictionaries, and the batches made of them. */
@NullMarked
package org.pageowner.core.internal.store;

import org.jspecify.annotations.NullMarked;
