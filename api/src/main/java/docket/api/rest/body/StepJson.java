package docket.api.rest.body;

import docket.api.problem.InvalidRequest;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.refusal.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of an approval line as a caller asks for it. */
@Schema(
        name = "ApprovalStep",
        description = "Exactly one of `user` and `group`. Neighbours with the same `parallel` run side by side;"
                + " `required` of them suffice.")
public record StepJson(
        @NotNull
        @Pattern(regexp = KINDS, message = "field.step-kind")
        @Schema(
                description =
                        "`circulate` is refused with `invalid-approval-line`: whoever is sent a case to read decides"
                                + " nothing, and a line waits for decisions alone.",
                example = "review",
                allowableValues = {
                    "review",
                    "concur",
                    "agree",
                    "approve",
                    "delegated-approval",
                    "acting-approval",
                    "circulate"
                })
        String kind,

        @Size(max = 255) @Schema(nullable = true) @Nullable String user,

        @Size(max = 255) @Schema(example = "administration") @Nullable
        String group,

        @Size(max = 100) @Nullable String parallel,
        @Min(1) @Max(50) @Nullable Integer required) {

    static final String KINDS = "review|concur|agree|approve|delegated-approval|acting-approval|circulate";

    /** @throws Refused INVALID_APPROVAL_LINE where a step names neither or both of user and group */
    public static List<LineStep> line(List<StepJson> steps) {
        List<LineStep> line = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            line.add(steps.get(i).step("approvalLine[" + i + "]"));
        }
        return line;
    }

    private LineStep step(String field) {
        if ((user == null) == (group == null)) {
            throw InvalidRequest.refused(LineRefusal.INVALID_APPROVAL_LINE, field, "field.user-or-group", new Object[] {
                "one-of-user-and-group", field
            });
        }
        return new LineStep(StepKind.of(kind), user, group, parallel, required);
    }
}
