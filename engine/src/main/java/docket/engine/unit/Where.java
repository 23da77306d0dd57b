package docket.engine.unit;

import org.jspecify.annotations.Nullable;

/** Where in a process a command was sent from; all ids are the engine's. */
public record Where(
        @Nullable String processInstance,
        @Nullable String activity,
        @Nullable String task,
        @Nullable String definition,
        @Nullable String modelRelease,
        @Nullable String retentionClass,
        @Nullable String confidentiality) {

    /** The value by which the envelope says that every reading of the case is recorded. */
    public static final String CONFIDENTIAL = "confidential";

    /** The same place in a process, where the case is one that its drafter made confidential. */
    public Where confidential() {
        return new Where(processInstance, activity, task, definition, modelRelease, retentionClass, CONFIDENTIAL);
    }

    /** No place in a process: a command from outside any process. */
    public static final Where NOWHERE = new Where(null, null, null, null, null, null, null);
}
