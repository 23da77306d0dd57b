package docket.engine.destruction.command;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** A command to a destruction. */
public interface DestructionCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return DestructionRefusal.UNKNOWN_DESTRUCTION;
    }
}
