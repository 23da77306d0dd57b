package docket.engine.casefile.event.course;

import docket.engine.casefile.event.CaseEvent;

/** What happens to a case as a whole. */
public sealed interface CourseEvent extends CaseEvent
        permits CaseOpened, CaseResubmitted, CaseWithdrawn, CaseRegistered, OperatorIntervened, CaseClosed {}
