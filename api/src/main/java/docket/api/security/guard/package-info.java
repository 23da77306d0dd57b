/** Turns away, in front of the engine's own doors, what the engine must not read. */
package docket.api.security.guard;
