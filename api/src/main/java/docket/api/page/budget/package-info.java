/** Pages of the budget for everybody: allocation rounds. */
package docket.api.page.budget;
