/** Decides which process variables may be written, and by whom. */
package docket.processes.variables;
