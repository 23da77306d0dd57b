package docket.engine.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One step of an approval line. Exactly one of {@code user} and {@code group} is set. Neighbouring steps with the same
 * {@code parallel} name run side by side; {@code required} of them suffice (null: all).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineStep(
        StepKind kind,
        @Nullable String user,
        @Nullable String group,
        @Nullable String parallel,
        @Nullable Integer required) {

    /** The id of the person or the group whose step it is. */
    public String addressee() {
        return String.valueOf(user == null ? group : user);
    }

    public static LineStep ofGroup(StepKind kind, String group) {
        return new LineStep(kind, null, group, null, null);
    }

    public static LineStep ofUser(StepKind kind, String user) {
        return new LineStep(kind, user, null, null, null);
    }
}
