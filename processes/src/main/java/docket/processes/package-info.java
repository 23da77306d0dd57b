/** Puts together what ties models to the record. */
package docket.processes;
