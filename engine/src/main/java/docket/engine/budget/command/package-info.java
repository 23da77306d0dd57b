/** What a budget line is asked to do. */
package docket.engine.budget.command;
