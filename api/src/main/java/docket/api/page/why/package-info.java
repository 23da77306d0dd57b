/** Says in sentences why each step of a case went to whom, as its events have it on record. */
@NullMarked
package docket.api.page.why;

import org.jspecify.annotations.NullMarked;
