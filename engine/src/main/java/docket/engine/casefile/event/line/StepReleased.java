package docket.engine.casefile.event.line;

/** A person gave a claimed task back. */
public record StepReleased(String caseId, String taskId, String person) implements LineEvent {}
