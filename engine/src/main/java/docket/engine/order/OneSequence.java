package docket.engine.order;

import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Has all events handled one after the other. Axon's own such policy hashes an object that is another one in each
 * program, so that two nodes disagree on whose segment it is; this one is the same everywhere.
 */
public final class OneSequence implements SequencingPolicy<Object> {

    @Override
    public Object getSequenceIdentifierFor(Object event) {
        return "docket";
    }
}
