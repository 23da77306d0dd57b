/** Waits for what clients send without holding a thread, and not for ever. */
package docket.api.pressure.body;
