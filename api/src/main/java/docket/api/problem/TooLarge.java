package docket.api.problem;

import java.io.IOException;

/** A body is larger than what is read of one. */
public final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    static boolean in(Throwable thrown) {
        return thrown instanceof TooLarge || thrown.getCause() != null && in(thrown.getCause());
    }
}
