/** The published modules, as the module system sees them. */
package org.pageowner.modules;
