/** The REST contract, version 1, under {@code /api}. */
package docket.api.rest;
