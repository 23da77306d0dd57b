/** Collects what the engine does in a transaction into one event of the record. */
package docket.processes.engine.log;
