package docket.engine.casefile.event.line;

/** A person took an offered task. */
public record StepClaimed(String caseId, String taskId, String person) implements LineEvent {}
