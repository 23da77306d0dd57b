/** The commands to a case. */
package docket.engine.casefile.command;
