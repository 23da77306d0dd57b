/** What the events of a case have in common: how they are stored, and the words that several of them use. */
package docket.engine.casefile.event;
