/** Reads, changes and watches the SQL statements of the engine. */
package docket.processes.engine.statement;
