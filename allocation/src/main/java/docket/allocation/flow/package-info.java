/** Shares out divisible requests under two trees of limits at once, as a flow of least cost in whole minor units. */
package docket.allocation.flow;
