package docket.engine.unit;

import docket.engine.refusal.RefusalCode;

/** What an aggregate is asked to do. */
public interface AggregateCommand {

    /** The refusal where there is no such aggregate; its text is given the id. */
    RefusalCode unknown();
}
