/** The auditor's pages: find a case, read its record, and check that the record and the screens say the same. */
@NullMarked
package docket.api.page.audit;

import org.jspecify.annotations.NullMarked;
