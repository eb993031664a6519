/**
 * Analysis scripts as a kernel engineer writes them, with assertions in place of looking. They see
 * the exports of the published modules and nothing else.
 */
package org.pageowner.analysis;
