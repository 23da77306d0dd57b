/** Compares what runs in the engine with what the events say runs. */
package docket.audit.running;
