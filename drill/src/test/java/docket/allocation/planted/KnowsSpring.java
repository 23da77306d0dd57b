package docket.allocation.planted;

import org.springframework.context.ApplicationContext;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class KnowsSpring {
    ApplicationContext context;
}
