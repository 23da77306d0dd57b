/** The events by which a budget line gets its budget: voted, allotted, changed, controlled. */
package docket.engine.budget.event.budgeting;
