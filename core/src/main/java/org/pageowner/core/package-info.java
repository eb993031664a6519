/** The front door: a page_owner dump in, records and columns out. */
@NullMarked
package org.pageowner.core;

import org.jspecify.annotations.NullMarked;
