package docket.engine.store;

/**
 * What is read in the place of each event of a case that was disposed of. It is never stored as an event of its own:
 * the database puts it where the payload was.
 *
 * @param disposed the id of the destruction that is on record
 */
public record Disposed(String disposed, String caseId) {

    /** The type under which it is read. */
    public static final String TYPE = "disposed";
}
