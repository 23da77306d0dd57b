/** Keeps personal fields readable only as long as the person's key lives. */
package docket.engine.personal;
