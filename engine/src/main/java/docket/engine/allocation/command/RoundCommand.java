package docket.engine.allocation.command;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** A command to an allocation round. */
public interface RoundCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return RoundRefusal.UNKNOWN_ROUND;
    }
}
