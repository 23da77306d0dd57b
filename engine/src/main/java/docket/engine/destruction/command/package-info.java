/** The commands to a destruction, and why one is refused. */
package docket.engine.destruction.command;
