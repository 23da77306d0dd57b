package docket.engine.budget;

import docket.engine.budget.event.FundsEvent;
import docket.engine.store.RecordStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Reads from the stored events what each case holds on a line, outside any unit of work and without a lock. Thread-safe. */
public final class HeldMoney {

    private final RecordStore store;

    public HeldMoney(RecordStore store) {
        this.store = store;
    }

    /** What each case has reserved or committed, or is to be paid, by case id, those of longest ago first. */
    public Map<String, Holding> on(String lineId) {
        Map<String, Holding> held = new LinkedHashMap<>();
        Holdings holdings = Holdings.NONE;
        DomainEventStream events = store.storage().readEvents(lineId);
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof FundsEvent event) {
                holdings = holdings.after(event);
            }
        }
        holdings.byCase().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
        return held;
    }
}
