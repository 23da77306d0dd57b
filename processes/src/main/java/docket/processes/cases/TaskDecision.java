package docket.processes.cases;

import docket.engine.casefile.Decision;
import docket.engine.casefile.LineStep;
import docket.engine.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person decides on a task; {@code content} and {@code approvalLine} go with a resubmission. */
public record TaskDecision(
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        @Nullable Map<String, Object> content,
        @Nullable List<LineStep> approvalLine) {

    /** @throws Refused FIELD_NOT_DECLARED where something goes with another decision, or the content speaks for it */
    void check() {
        if (content != null) {
            OwnFields.refuse(content.keySet());
        }
        if (decision != Decision.RESUBMIT) {
            List<String> out = Stream.of(
                            content == null ? null : "content", approvalLine == null ? null : "approvalLine")
                    .filter(Objects::nonNull)
                    .toList();
            if (!out.isEmpty()) {
                throw OwnFields.notDeclared(out);
            }
        }
    }
}
