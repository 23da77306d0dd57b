/** The commands along the approval line and to its tasks. */
package docket.engine.casefile.command.line;
