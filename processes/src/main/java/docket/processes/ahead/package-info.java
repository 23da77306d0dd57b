/** Finds what still lies before a case in the process that it goes through. */
package docket.processes.ahead;
