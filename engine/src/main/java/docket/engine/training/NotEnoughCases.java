package docket.engine.training;

/** There is too little to learn from; the message says what there is and what is needed. */
public final class NotEnoughCases extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEnoughCases(String message) {
        super(message);
    }
}
