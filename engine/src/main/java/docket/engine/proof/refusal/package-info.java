/** Why something is refused because of how the signed log stands. */
package docket.engine.proof.refusal;
