/** The JSON of the record, and as PostgreSQL prints it. */
package docket.engine.store.json;
