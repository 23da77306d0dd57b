package docket.cli.replay;

/** A logged case does not fit the strict chain. */
final class NotStrict extends Exception {
    private static final long serialVersionUID = 1L;

    private final Exclusion reason;

    NotStrict(Exclusion reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Exclusion reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
