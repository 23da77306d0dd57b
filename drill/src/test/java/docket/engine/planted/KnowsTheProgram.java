package docket.engine.planted;

import docket.api.DocketApplication;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class KnowsTheProgram {
    Class<?> program = DocketApplication.class;
}
