/** The auditor's pages of budget lines. */
@NullMarked
package docket.api.audit.budget;

import org.jspecify.annotations.NullMarked;
