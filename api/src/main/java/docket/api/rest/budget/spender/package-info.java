/** Who may ask for money of a line, and who may approve it. */
package docket.api.rest.budget.spender;
