/** Keeps events in PostgreSQL and reads them back as they were stored. */
package docket.engine.store;
