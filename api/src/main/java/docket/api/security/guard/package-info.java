/** What is turned away in front of the engine's own doors, before the engine reads it. */
package docket.api.security.guard;
