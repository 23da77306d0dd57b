package docket.verifier.tree;

/** Something that was to be proved is not so. The message names what, and where. */
public final class Untrue extends Exception {

    private static final long serialVersionUID = 1;

    public Untrue(String message) {
        super(message);
    }

    public Untrue(String message, Throwable cause) {
        super(message, cause);
    }
}
