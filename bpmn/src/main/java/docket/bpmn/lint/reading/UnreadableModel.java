package docket.bpmn.lint.reading;

import docket.bpmn.said.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that is not well-formed, or that holds what is never read: document types, entities, instructions. */
public final class UnreadableModel extends Exception {

    private static final long serialVersionUID = 1;

    public final @Nullable Integer line;
    public final transient Sentence why;

    UnreadableModel(@Nullable Integer line, Unread why, Object... values) {
        this(line, why.with(values));
    }

    UnreadableModel(@Nullable Integer line, Sentence why) {
        super(why.in(Locale.ENGLISH));
        this.line = line;
        this.why = why;
    }
}
