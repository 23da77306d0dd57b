package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.organization.Person;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Resubmits a returned case. A null {@code particulars} keeps them, a null {@code content} the content, a null {@code approvalLine} keeps the requested line. Answers the {@link docket.engine.line.Route}. */
public record ResubmitCase(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        @Nullable String opinion,
        @Nullable Particulars particulars,
        @Nullable Map<String, Object> content,
        @Nullable List<LineStep> approvalLine,
        Person by)
        implements CaseCommand {}
