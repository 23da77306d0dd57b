package docket.engine.planted;

import org.axonframework.modelling.command.AggregateIdentifier;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public class ChangesWithoutAnEvent {
    @AggregateIdentifier
    String id;

    void rename(String id) {
        this.id = id;
    }
}
