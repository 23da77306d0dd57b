/** Shows to everybody, without a login, what became of the budget. */
package docket.api.open.budget;
