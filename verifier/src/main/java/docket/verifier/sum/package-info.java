/** Merkle trees whose nodes carry sums, as far as it takes to check one. */
package docket.verifier.sum;
