package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Offers a task to a person or to groups. Answers the {@link docket.engine.casefile.event.line.StepOffered}.
 *
 * <p>For a step of the approval line ({@code step} is its index) the line says the kind, whose it is and what they may
 * decide: the command may leave these out (null, empty) and must not contradict the line. Outside the line {@code kind}
 * is required, and no {@code decisions} means those of the kind.
 */
public record OfferStep(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        @Nullable Integer step,
        String name,
        @Nullable StepKind kind,
        @Nullable String user,
        List<String> groups,
        List<Decision> decisions,
        @Nullable Instant due)
        implements CaseCommand {}
