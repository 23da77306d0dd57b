/** What happens to the money of a budget line. */
package docket.engine.budget.event;
