package docket.engine.unit;

import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one place where transactions start. A root unit is Axon's root unit of work around one Spring transaction: the
 * engine's flush, the events and the projections commit together or not at all, and locks, after-commit callbacks and
 * wake-ups follow the commit of the database, never precede it.
 *
 * <p>Work inside a root unit joins it. Work that lost a race (an optimistic lock, SQLState 40001 or 40P01, a taken
 * sequence number) is done again, whole, in a fresh root unit. Thread-safe.
 */
public final class RootUnit {

    private static final Logger LOG = LoggerFactory.getLogger(RootUnit.class);
    private static final String ACT = RootUnit.class.getName() + ".act";
    private static final String BEFORE_COMMIT = RootUnit.class.getName() + ".beforeCommit";
    private static final int ATTEMPTS = 6;

    private final SpringTransactionManager transactions;
    private final Predicate<Throwable> lostRace;
    private final List<Runnable> afterCommit;

    /**
     * @param lostRace whether a failure is a lost race that may be tried again
     * @param afterCommit is called after each commit of a root unit, on its thread: it must be quick and must not fail
     */
    public RootUnit(
            PlatformTransactionManager transactionManager, Predicate<Throwable> lostRace, List<Runnable> afterCommit) {
        this.transactions = new SpringTransactionManager(
                transactionManager,
                new DefaultTransactionDefinition(DefaultTransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.lostRace = lostRace;
        this.afterCommit = List.copyOf(afterCommit);
    }

    /** Joins the open root unit, or opens one and tries again after a lost race. */
    public <T extends @Nullable Object> T execute(Act act, Callable<T> work) {
        if (isOpen()) {
            return call(work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return executeOnce(act, work);
            } catch (RuntimeException | Error e) {
                if (attempt == ATTEMPTS || !isLostRace(e)) {
                    throw e;
                }
                LOG.debug("Attempt {} lost a race, trying again: {}", attempt, e.toString());
                pause(attempt);
            }
        }
    }

    /** Opens a root unit without trying again; joins the open one. */
    public <T extends @Nullable Object> T executeOnce(Act act, Callable<T> work) {
        if (isOpen()) {
            return call(work);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction is open that no root unit of work owns: open it through RootUnit");
        }
        return open(act, work);
    }

    /** Opens a root unit of its own beside the current one, which waits; both commit or roll back by themselves. */
    public <T extends @Nullable Object> T executeApart(Act act, Callable<T> work) {
        Deque<UnitOfWork<?>> waiting = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(unit);
            waiting.push(unit);
        }
        try {
            return open(act, work);
        } finally {
            waiting.forEach(CurrentUnitOfWork::set);
        }
    }

    /** Whether the failure, or a cause of it, is a race that was lost and may be run again. */
    public boolean isLostRace(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (lostRace.test(t)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isOpen() {
        return currentRoot().isPresent();
    }

    /** The act of the open root unit. */
    public static Optional<Act> act() {
        return currentRoot().map(root -> root.<Act>getResource(ACT));
    }

    /** Says who acts in the open root unit, where that is known only once it is open. */
    public static void actAs(Act act) {
        root().resources().put(ACT, act);
    }

    /** An object that lives as long as the open root unit, made at its first use. */
    public static <T> T resource(Class<T> type, java.util.function.Supplier<T> make) {
        return root().getOrComputeResource(type.getName(), key -> make.get());
    }

    /** Runs the task before the events of the open root unit are stored; several run in the order of registration. */
    public static void beforeCommit(Runnable task) {
        root().<List<Runnable>>getOrComputeResource(BEFORE_COMMIT, key -> new ArrayList<>())
                .add(task);
    }

    /**
     * Runs the task in the transaction after its events are stored and projected, as the last thing before the commit.
     */
    public static void lastInTransaction(Runnable task) {
        root().onPrepareCommit(u -> u.onPrepareCommit(v -> v.onPrepareCommit(w -> task.run())));
    }

    private <T extends @Nullable Object> T open(Act act, Callable<T> work) {
        MDC.remove("caseId");
        Watch.Running watched = Watch.begin(Work.UNIT, act.door().code());
        try {
            T result = transact(act, work);
            watched.end(Watch.OK);
            return result;
        } catch (RuntimeException | Error e) {
            watched.end(isLostRace(e) ? "lost-race" : Watch.outcomeOf(e));
            throw e;
        }
    }

    private <T extends @Nullable Object> T transact(Act act, Callable<T> work) {
        Transaction transaction = transactions.startTransaction();
        DefaultUnitOfWork<Message<?>> unit = new DefaultUnitOfWork<>(new GenericCommandMessage<>(act));
        unit.resources().put(ACT, act);
        unit.onCommit(u -> transaction.commit());
        unit.onRollback(u -> transaction.rollback());
        unit.start();
        T result;
        try {
            result = call(work);
            runBeforeCommit(unit);
        } catch (RuntimeException | Error e) {
            rollback(unit, e);
            throw e;
        }
        commit(unit, transaction);
        afterCommit.forEach(Runnable::run);
        return result;
    }

    /** Commits. Axon rolls back for exceptions only, so an error must not leave the transaction open on this thread. */
    private static void commit(UnitOfWork<?> unit, Transaction transaction) {
        try {
            unit.commit();
        } catch (Error e) {
            transaction.rollback();
            throw e;
        }
    }

    private static void runBeforeCommit(UnitOfWork<?> unit) {
        List<Runnable> tasks = unit.getOrDefaultResource(BEFORE_COMMIT, List.of());
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).run();
        }
    }

    private static void rollback(UnitOfWork<?> unit, Throwable cause) {
        try {
            unit.rollback(cause);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static <T extends @Nullable Object> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Work in a root unit failed with a checked exception", e);
        }
    }

    private static UnitOfWork<?> root() {
        return currentRoot().orElseThrow(() -> new IllegalStateException("No root unit of work is open"));
    }

    private static Optional<UnitOfWork<?>> currentRoot() {
        return CurrentUnitOfWork.isStarted()
                ? Optional.<UnitOfWork<?>>of(CurrentUnitOfWork.get().root())
                        .filter(root -> root.resources().containsKey(ACT))
                : Optional.empty();
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 15L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before another attempt", e);
        }
    }
}
