/** Decides which models come into the engine: those of the build, and what others deploy. */
package docket.processes.deployment;
