package docket.engine.casefile.event.course;

/** The case got its registration number, at the final approval. */
public record CaseRegistered(String caseId, String number, String organization, int year, long serial)
        implements CourseEvent {}
