/** What the signed log is refused for. */
package docket.engine.proof.refusal;
