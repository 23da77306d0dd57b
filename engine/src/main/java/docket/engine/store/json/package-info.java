/** The JSON of the record. */
package docket.engine.store.json;
