/** Runs the engine's jobs: at once where they are made here, in the name of whoever made a batch, and charged fairly. */
package docket.processes.engine.jobs;
