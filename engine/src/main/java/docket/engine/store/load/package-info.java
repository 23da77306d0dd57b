/** Loads aggregates from their events, and remembers those that are long. */
package docket.engine.store.load;
