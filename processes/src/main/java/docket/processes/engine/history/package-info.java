/** Takes the history that the engine tells, and leaves its history tables empty. */
package docket.processes.engine.history;
