/** Charts and alarms of the budget, drawn on the server. */
package docket.api.page.budget.chart;
