/** What the events of a budget line have in common: whose money they are about, and how they are stored. */
package docket.engine.budget.event;
