package docket.api.rest.idempotency;

/**
 * What a successful write led to: where the resource is, and in which version the caller saw it. The body is made from
 * the record as of that version, so a repeated answer is the first one and no content is kept beside the record.
 *
 * @param status the HTTP status
 * @param resource the id of the case or budget line
 * @param version its version at the end of the transaction
 */
public record Outcome(int status, String resource, long version) {}
