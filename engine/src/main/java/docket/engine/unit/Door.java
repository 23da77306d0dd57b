package docket.engine.unit;

import java.util.Locale;

/** Through which door an act came in. */
public enum Door {
    REST,
    ENGINE_REST,
    /** Tasklist, Cockpit and Admin: they call the same addresses and cannot be told apart. */
    WEBAPP,
    JOB,
    BATCH,
    CLI;

    /** The code in the envelope, e.g. {@code engine-rest}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
