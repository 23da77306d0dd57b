package docket.api.problem;

/** There is no room for another caller now. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
