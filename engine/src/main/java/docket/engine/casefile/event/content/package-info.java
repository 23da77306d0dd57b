/** The events of what a case is about, and of the scores that models give it. */
package docket.engine.casefile.event.content;
