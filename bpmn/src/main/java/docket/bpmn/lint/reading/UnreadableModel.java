package docket.bpmn.lint.reading;

import org.jspecify.annotations.Nullable;

/** A file that is not well-formed, or that holds what is never read: document types, entities, instructions. */
public final class UnreadableModel extends Exception {

    private static final long serialVersionUID = 1;

    public final @Nullable Integer line;

    UnreadableModel(@Nullable Integer line, String message) {
        super(message);
        this.line = line;
    }
}
