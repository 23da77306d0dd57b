/** Signed notes, checkpoints, cosignatures, policies and proofs as C2SP writes them. */
package docket.verifier.note;
