package docket.processes.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that waits for a decision; {@code user} has it, or {@code groups} are offered it. */
public record OpenTask(
        String taskId,
        String caseId,
        String name,
        @Nullable String user,
        List<String> groups,
        @Nullable Instant due,
        String process) {}
