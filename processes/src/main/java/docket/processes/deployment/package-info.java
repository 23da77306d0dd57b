/** Puts the models of a build into the engine. */
package docket.processes.deployment;
