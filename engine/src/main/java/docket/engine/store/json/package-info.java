/** Reads and writes the JSON of the record. */
package docket.engine.store.json;
