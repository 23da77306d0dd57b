/** Puts on record what becomes of the engine's rows that belong to no case: accounts, rights, filters, definitions, batches. */
package docket.processes.engine.rows;
