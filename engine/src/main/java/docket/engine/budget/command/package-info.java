/** The commands to a budget line. */
package docket.engine.budget.command;
