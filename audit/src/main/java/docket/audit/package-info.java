/** Checks that a whole database is what was recorded and signed. */
package docket.audit;
