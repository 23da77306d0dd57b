/** What is agreed or decided about the money of a budget line. */
package docket.engine.budget.terms;
