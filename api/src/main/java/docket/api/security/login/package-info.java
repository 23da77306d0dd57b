/** Leads a person who is not logged in to the login page, and on from there. */
package docket.api.security.login;
