package docket.engine.casefile.command;

import docket.engine.casefile.Decision;
import docket.engine.casefile.StepKind;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Offers a task to a person or to groups. */
public record OfferStep(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        @Nullable Integer step,
        String name,
        StepKind kind,
        @Nullable String user,
        List<String> groups,
        List<Decision> decisions,
        @Nullable Instant due) {}
