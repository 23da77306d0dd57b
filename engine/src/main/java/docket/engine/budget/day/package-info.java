/** Publishes what the budget was at the end of each day. */
package docket.engine.budget.day;
