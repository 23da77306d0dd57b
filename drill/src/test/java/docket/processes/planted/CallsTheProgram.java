package docket.processes.planted;

import docket.api.DocketApplication;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class CallsTheProgram {
    Class<?> program = DocketApplication.class;
}
