/** The event that says what the process engine did in one transaction. */
package docket.engine.advanced;
