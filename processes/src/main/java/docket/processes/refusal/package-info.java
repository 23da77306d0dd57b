/** What is refused at the doors of the process engine. */
package docket.processes.refusal;
