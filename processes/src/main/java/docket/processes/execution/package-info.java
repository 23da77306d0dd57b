/** Reads what a running process and its model say of themselves. */
package docket.processes.execution;
