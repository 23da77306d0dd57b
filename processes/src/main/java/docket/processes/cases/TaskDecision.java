package docket.processes.cases;

import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides on a task; {@code approvalLine} and {@code correction} go with a resubmission, {@code content} with
 * that or with what the task's form asks for.
 */
public record TaskDecision(
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        @Nullable Map<String, Object> content,
        @Nullable List<LineStep> approvalLine,
        @Nullable Correction correction) {

    /** A decision that corrects nothing. */
    public TaskDecision(
            Decision decision,
            @Nullable String opinion,
            @Nullable String overrideReason,
            @Nullable Map<String, Object> content,
            @Nullable List<LineStep> approvalLine) {
        this(decision, opinion, overrideReason, content, approvalLine, null);
    }

    /** @throws Refused FIELD_NOT_DECLARED where something goes with another decision, or the content speaks for it */
    void check() {
        if (content != null) {
            Set<String> fields = new TreeSet<>(content.keySet());
            fields.retainAll(OwnFields.of(decision));
            OwnFields.refuse(fields, OwnFields.OF_A_DECISION);
        }
        if (decision != Decision.RESUBMIT) {
            List<String> out = new ArrayList<>(
                    correction == null ? Set.of() : correction.fields().keySet());
            if (content != null && decision == Decision.WITHDRAW) {
                out.add("content");
            }
            if (approvalLine != null) {
                out.add("approvalLine");
            }
            if (!out.isEmpty()) {
                throw OwnFields.withoutResubmission(out);
            }
        }
    }
}
