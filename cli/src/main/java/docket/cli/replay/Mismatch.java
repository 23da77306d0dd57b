package docket.cli.replay;

/** The API answered otherwise than the log went. */
public final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    public Mismatch(String message) {
        super(message);
    }
}
