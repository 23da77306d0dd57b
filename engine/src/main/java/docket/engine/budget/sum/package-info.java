/** Sums budget lines up in a Merkle tree, so that anybody can check what was published (docs/sum-tree.md). */
package docket.engine.budget.sum;
