/** Alarms of the budget over REST. */
package docket.api.rest.budget.alarm;
