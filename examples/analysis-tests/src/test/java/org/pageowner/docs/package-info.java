/** Checks of the documentation against the code. */
package org.pageowner.docs;
