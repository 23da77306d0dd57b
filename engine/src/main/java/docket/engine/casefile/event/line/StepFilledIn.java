package docket.engine.casefile.event.line;

import java.util.Map;

/** What a person filled in on a task besides their decision, which follows; personal fields are sealed. */
public record StepFilledIn(String caseId, String taskId, Map<String, Object> content) implements LineEvent {}
