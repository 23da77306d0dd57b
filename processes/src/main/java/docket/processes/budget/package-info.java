/** The money that cases hold on budget lines. */
package docket.processes.budget;
