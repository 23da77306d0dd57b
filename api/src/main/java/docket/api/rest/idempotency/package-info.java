/** A POST that is sent again is answered again, not carried out again. */
package docket.api.rest.idempotency;
