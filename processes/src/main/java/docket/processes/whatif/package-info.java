/** Asks the record what would have been with another model or another authority table. */
package docket.processes.whatif;
