/** The auditor's pages of budget lines. */
@NullMarked
package docket.api.page.audit.budget;

import org.jspecify.annotations.NullMarked;
