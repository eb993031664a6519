/**
 * Analysis scripts as a kernel engineer writes them, with assertions in place of looking. They see
 * what the published modules export and nothing else.
 */
package org.pageowner.analysis;
