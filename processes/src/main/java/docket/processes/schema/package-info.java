/** Builds and checks the database schema. */
package docket.processes.schema;
