package docket.benchmark.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import docket.benchmark.contest.Pool;
import docket.benchmark.machine.Worker;
import docket.benchmark.stock.StockStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Axon's own JDBC store with its own gap-aware reading. It stores as many events of the same length, in as many
 * transactions, as Docket does for a case: in Axon's own unit of work or, with the argument {@code outer}, in a
 * transaction that something else owns, as a workflow engine would.
 */
public final class StockVisible implements Worker {

    /** The numbers of events in the transactions of a case, as Docket stores them. */
    private static final int[] TRANSACTIONS = {2, 3, 3};

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HikariDataSource pool = Pool.open();
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(pool);
    private final StockStore stock = new StockStore(pool, transactions);
    private final EmbeddedEventStore store = stock.open();
    private final boolean outer;
    private final Moments committed = new Moments();
    private final Follower follower;

    public StockVisible(List<String> arguments) {
        this.outer = arguments.contains("outer");
        this.follower = new Follower(store, stock.tokens(), pool);
    }

    @Override
    public Object obey(JsonNode order) throws Exception {
        committed.clear();
        follower.seen().clear();
        int bytes = order.get("eventBytes").asInt();
        Pace.keep(
                order.get("perSecond").asInt(),
                Duration.ofMillis(order.get("millis").asLong()),
                () -> {
                    for (int events : TRANSACTIONS) {
                        List<EventMessage<?>> batch = StockStore.events(events, bytes);
                        if (outer) {
                            inTransactionOfAnother(batch);
                        } else {
                            inUnitOfWork(batch);
                        }
                    }
                    return null;
                });
        awaitAll(committed, follower.seen());
        return Map.of("committed", committed.byEvent(), "seen", follower.seen().byEvent());
    }

    private void inUnitOfWork(List<EventMessage<?>> events) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(new SpringTransactionManager(transactions));
        unit.execute(() -> {
            store.publish(events);
            CurrentUnitOfWork.get().afterCommit(done -> note(events));
        });
    }

    private void inTransactionOfAnother(List<EventMessage<?>> events) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    note(events);
                }
            });
            store.publish(events);
        });
    }

    private void note(List<EventMessage<?>> events) {
        events.forEach(event -> committed.now(event.getIdentifier()));
    }

    /** Waits until all that was committed is seen, or for long enough. */
    static void awaitAll(Moments committed, Moments seen) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!seen.byEvent().keySet().containsAll(committed.byEvent().keySet()) && System.nanoTime() < giveUp) {
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        follower.close();
        store.shutDown();
        pool.close();
    }
}
