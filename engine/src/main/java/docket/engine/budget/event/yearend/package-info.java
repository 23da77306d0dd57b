/** The events of a budget line when a fiscal year ends or begins. */
package docket.engine.budget.event.yearend;
