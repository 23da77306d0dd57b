/** Has the log's checkpoints cosigned by witnesses. */
package docket.engine.proof.witness;
