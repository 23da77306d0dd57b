/** The page on which an auditor asks what would have been. */
package docket.api.page.audit.whatif;
