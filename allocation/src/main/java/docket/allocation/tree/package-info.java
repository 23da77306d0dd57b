/** Shares out divisible requests under one tree of limits, exactly and in whole minor units. */
package docket.allocation.tree;
