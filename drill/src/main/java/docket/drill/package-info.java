/** Breaks a Docket of its own, and says whether anything was lost. */
package docket.drill;
