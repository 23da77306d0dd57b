/** Everybody's own pages: where to begin, and the cases that they drafted or act on. */
@NullMarked
package docket.api.cases;

import org.jspecify.annotations.NullMarked;
