package docket.engine.casefile.event.line;

import docket.engine.casefile.event.CaseEvent;

/** What happens on the approval line and in tasks. */
public sealed interface LineEvent extends CaseEvent
        permits AuthorityResolved,
                StepOffered,
                StepClaimed,
                StepReleased,
                StepDelegated,
                StepFilledIn,
                StepDecided,
                StepLapsed {}
