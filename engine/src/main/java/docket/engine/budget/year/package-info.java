/** Fiscal years: when budget lines may be used. */
package docket.engine.budget.year;
