package docket.engine.planted;

import org.camunda.bpm.engine.ProcessEngine;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class KnowsCamunda {
    ProcessEngine engine;
}
