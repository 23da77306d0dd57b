/** What happens to that which a case is about, and what is said of it. */
package docket.engine.casefile.event.content;
