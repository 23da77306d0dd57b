/** Every error of the REST doors as {@code application/problem+json} (RFC 9457), in the caller's language. */
package docket.api.problem;
