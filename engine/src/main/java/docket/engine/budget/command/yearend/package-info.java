/** The commands to a budget line when a fiscal year ends or begins. */
package docket.engine.budget.command.yearend;
