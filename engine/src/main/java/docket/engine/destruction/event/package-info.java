/** The events of destructions. */
package docket.engine.destruction.event;
