/** Allocation rounds: open, ask, close, look at the proposal and try another. */
package docket.api.rest.allocation;
