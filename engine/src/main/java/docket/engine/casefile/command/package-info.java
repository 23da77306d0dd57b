/** What the commands to a case have in common, and why any of them is refused. */
package docket.engine.casefile.command;
