package docket.engine.casefile.event.line;

/** An open task ended without a decision of its own; {@code reason} is {@code stage-over}, {@code withdrawn} or {@code cancelled}. */
public record StepLapsed(String caseId, String taskId, String reason) implements LineEvent {}
