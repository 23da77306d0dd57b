/** Allocation rounds: money that is asked for, shared out by a published rule, and granted by a committee. */
package docket.engine.allocation;
