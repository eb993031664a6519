/** Checks that the documentation says what the code does. */
package org.pageowner.docs;
