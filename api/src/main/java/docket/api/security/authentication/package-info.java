/** Finds out who calls, by name and password, and slows whoever guesses. */
package docket.api.security.authentication;
