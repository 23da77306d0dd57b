/** The one order as a Merkle tree: tiles, proofs and signed checkpoints, in C2SP's formats. */
package docket.engine.proof;
