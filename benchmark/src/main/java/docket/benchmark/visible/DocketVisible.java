package docket.benchmark.visible;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.Draft;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.RunningDocket;
import docket.benchmark.machine.Worker;
import docket.engine.order.Head;
import docket.engine.order.OrderedMessages;
import docket.engine.store.RecordStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Docket with a streaming projection over its one order. {@code {"perSecond":40,"millis":8000}} does cases at that rate
 * and answers when each event was committed and when the projection had it; {@code {"head":true}} says how far the order
 * is.
 */
public final class DocketVisible implements Worker {

    private final OpenTasks tasks = new OpenTasks();
    private final RunningDocket docket = new RunningDocket(tasks);
    private final Moments committed = new Moments();
    private final AtomicLong cases = new AtomicLong();
    private final Head head = docket.bean(Head.class);
    private final Follower follower;

    public DocketVisible(@SuppressWarnings("unused") List<String> arguments) throws Exception {
        docket.bean(EventStore.class).subscribe(this::note);
        RecordStore store = docket.bean(RecordStore.class);
        DataSource dataSource = docket.bean(DataSource.class);
        this.follower = new Follower(
                new OrderedMessages(dataSource, head, store.eventSerializer(), store.upcasters()),
                store.tokenStore(),
                dataSource);
    }

    private void note(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> committed.now(event.getIdentifier()));
        }
    }

    @Override
    public Object obey(JsonNode order) throws Exception {
        if (order.has("head")) {
            docket.settle();
            return Map.of("head", head.index());
        }
        committed.clear();
        follower.seen().clear();
        Pace.keep(
                order.get("perSecond").asInt(),
                Duration.ofMillis(order.get("millis").asLong()),
                () -> {
                    docket.decide(tasks.await(docket.start(Draft.number(cases.incrementAndGet()))));
                    return null;
                });
        docket.settle();
        StockVisible.awaitAll(committed, follower.seen());
        return Map.of("committed", committed.byEvent(), "seen", follower.seen().byEvent());
    }

    @Override
    public String port() {
        return docket.port();
    }

    @Override
    public void close() {
        follower.close();
        docket.close();
    }
}
