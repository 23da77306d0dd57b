package docket.engine.casefile.command;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** What a case is asked to do. */
public interface CaseCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return CaseRefusal.UNKNOWN_CASE;
    }
}
