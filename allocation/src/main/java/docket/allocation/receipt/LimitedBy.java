package docket.allocation.receipt;

/**
 * Why a request got no more.
 *
 * @param node of an organisation or a program, where it is one
 */
public record LimitedBy(Kind kind, String node) {

    /** What it is. */
    public enum Kind {
        /** It got all that was asked. */
        ASKED,
        /** It got its minimum alone, and no more because of what follows. */
        MINIMUM,
        /** A person granted this much. */
        DECIDED,
        /** The limit of its organisation, or of one above that, is used up. */
        ORGANIZATION,
        /** The limit of its program, or of one above that, is used up. */
        PROGRAM,
        /** The total is used up. */
        TOTAL
    }
}
