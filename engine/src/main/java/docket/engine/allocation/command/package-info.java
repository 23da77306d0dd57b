/** What an allocation round is asked to do, and why it refuses. */
package docket.engine.allocation.command;
