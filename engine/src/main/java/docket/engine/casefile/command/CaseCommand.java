package docket.engine.casefile.command;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** A command to a case. */
public interface CaseCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return CaseRefusal.UNKNOWN_CASE;
    }
}
