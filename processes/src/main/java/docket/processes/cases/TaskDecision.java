package docket.processes.cases;

import docket.engine.casefile.Decision;
import docket.engine.casefile.LineStep;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person decides on a task; {@code content} and {@code approvalLine} go with a resubmission. */
public record TaskDecision(
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        @Nullable Map<String, Object> content,
        @Nullable List<LineStep> approvalLine) {}
