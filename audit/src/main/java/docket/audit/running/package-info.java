/** What runs in the engine beside what the events say runs. */
package docket.audit.running;
