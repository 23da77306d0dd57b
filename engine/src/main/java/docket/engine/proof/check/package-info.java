/** Checks that the stored order is the one that was signed. */
package docket.engine.proof.check;
