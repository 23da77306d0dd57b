/** The events of the money of a budget line. */
package docket.engine.budget.event;
