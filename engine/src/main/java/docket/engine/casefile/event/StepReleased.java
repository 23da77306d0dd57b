package docket.engine.casefile.event;

/** A person gave a claimed task back. */
public record StepReleased(String caseId, String taskId, String person) {}
