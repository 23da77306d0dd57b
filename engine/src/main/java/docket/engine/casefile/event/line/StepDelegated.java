package docket.engine.casefile.event.line;

import org.jspecify.annotations.Nullable;

/** A task was given to another person, by its holder or by an operator. */
public record StepDelegated(
        String caseId, String taskId, @Nullable String from, String to, String by) implements LineEvent {}
