package docket.engine.casefile.event.course;

import java.util.Map;

/** An operator changed the running process outside its tasks. {@code details} hold names and ids, never values. */
public record OperatorIntervened(String caseId, String intervention, String person, Map<String, String> details)
        implements CourseEvent {}
