/** What happens on the way along the approval line and in its tasks. */
package docket.engine.casefile.event.line;
