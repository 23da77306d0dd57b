/** Reads models for the engine, against a schema that is read once. */
package docket.processes.engine.model;
