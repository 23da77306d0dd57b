package docket.engine.destruction;

import docket.engine.refusal.RefusalCode;
import docket.engine.unit.AggregateCommand;

/** What a destruction is asked to do. */
public interface DestructionCommand extends AggregateCommand {

    @Override
    default RefusalCode unknown() {
        return DestructionRefusal.UNKNOWN_DESTRUCTION;
    }
}
