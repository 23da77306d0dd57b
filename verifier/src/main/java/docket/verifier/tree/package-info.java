/** Merkle trees of RFC 6962, as far as it takes to check a proof. */
package docket.verifier.tree;
