/** The events by which a case spends money of a budget line. */
package docket.engine.budget.event.spending;
