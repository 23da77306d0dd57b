/** Where the budget of a fiscal year is heading. */
package docket.engine.budget.outlook;
