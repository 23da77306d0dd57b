/** What the process engine did in one transaction, as one event. */
package docket.engine.advanced;
