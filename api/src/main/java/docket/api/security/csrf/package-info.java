/** Refuses what another site makes a person’s browser write. */
package docket.api.security.csrf;
