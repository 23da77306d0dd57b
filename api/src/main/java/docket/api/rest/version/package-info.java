/** Which version of a thing the caller saw. */
package docket.api.rest.version;
