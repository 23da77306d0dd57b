/** Keeps a case on the way that its process draws, whoever would lead it past that. */
package docket.processes.steering;
