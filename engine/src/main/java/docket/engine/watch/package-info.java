/** Lets metrics and traces see what the record does. */
package docket.engine.watch;
