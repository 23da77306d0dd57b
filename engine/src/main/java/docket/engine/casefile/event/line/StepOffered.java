package docket.engine.casefile.event.line;

import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task was offered. {@code step} is the index on the approval line, from 0, or null for a step outside it. */
public record StepOffered(
        String caseId,
        int round,
        String taskId,
        @Nullable Integer step,
        String name,
        StepKind kind,
        @Nullable String user,
        List<String> groups,
        List<Decision> decisions,
        @Nullable Instant due)
        implements LineEvent {}
