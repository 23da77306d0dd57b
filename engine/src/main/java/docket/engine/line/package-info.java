/** Approval lines: which ones can be walked, who there is to decide their steps, and where a decision leads. */
package docket.engine.line;
