/** Tests that open reports in a browser, and use them as a person does. */
@org.jspecify.annotations.NullMarked
package org.pageowner.report;
