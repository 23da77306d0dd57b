/** Signed notes, checkpoints, cosignatures, policies and proofs as C2SP writes them. */
@org.jspecify.annotations.NullMarked
package docket.verifier.note;
