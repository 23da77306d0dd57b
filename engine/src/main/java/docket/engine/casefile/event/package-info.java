/** What happens to a case. */
package docket.engine.casefile.event;
