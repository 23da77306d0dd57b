package docket.engine.planted;

import java.util.UUID;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class DrawsAnId {
    @AggregateIdentifier
    String id;

    String id() {
        return UUID.randomUUID().toString();
    }
}
