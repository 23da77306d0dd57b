/** Shares out a budget in rounds: a round goes in, a proposal with its proof, or what clashes, comes out. */
package docket.allocation;
