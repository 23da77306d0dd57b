/** The commands to a case as a whole, from the opening to the close. */
package docket.engine.casefile.command.course;
