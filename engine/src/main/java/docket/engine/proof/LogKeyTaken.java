package docket.engine.proof;

import org.jspecify.annotations.Nullable;

/**
 * From here on this key signs the log: its first one, or after a rotation. {@code key} and {@code before} are verifier
 * keys of c2sp.org/signed-note; another name in {@code key} means that another log of the same order was begun.
 */
public record LogKeyTaken(String key, @Nullable String before) {

    /** The subject by which these events are found. */
    public static final String SUBJECT = "docket-log";
}
