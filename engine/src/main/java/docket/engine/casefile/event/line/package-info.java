/** The events along the approval line and in its tasks. */
package docket.engine.casefile.event.line;
