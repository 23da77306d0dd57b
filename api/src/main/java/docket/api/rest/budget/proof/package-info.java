/** Proves to whoever may log in that a budget line is counted in what was published. */
package docket.api.rest.budget.proof;
