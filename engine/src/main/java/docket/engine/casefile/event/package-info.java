/** What all that happens to a case has in common. */
package docket.engine.casefile.event;
