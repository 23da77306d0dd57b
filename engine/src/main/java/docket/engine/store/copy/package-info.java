/** Reads rows in bulk, as PostgreSQL copies them out. */
package docket.engine.store.copy;
