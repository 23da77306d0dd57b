package docket.processes.engine.history;

import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.jspecify.annotations.Nullable;

/** The history level under which every history event is made; its id is stored in the database, one per database. */
public final class RecordHistoryLevel implements HistoryLevel {

    static final int ID = 7240;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "docket-record";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        return true;
    }
}
