package docket.engine.unit;

import org.jspecify.annotations.Nullable;

/** Where in a process a command was sent from; all ids are the engine's. */
public record Where(
        @Nullable String processInstance,
        @Nullable String activity,
        @Nullable String task,
        @Nullable String definition,
        @Nullable String modelRelease,
        @Nullable String retentionClass) {

    /** Outside any process. */
    public static final Where NOWHERE = new Where(null, null, null, null, null, null);
}
