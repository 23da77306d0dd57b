/** Says what the scorecard of a process may look at, by the process and its form. */
package docket.processes.scoring;
