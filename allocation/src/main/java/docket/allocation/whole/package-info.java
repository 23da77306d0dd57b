/** Chooses which requests are granted, where each is granted whole or not at all. */
package docket.allocation.whole;
