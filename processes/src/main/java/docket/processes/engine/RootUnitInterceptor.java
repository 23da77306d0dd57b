package docket.processes.engine;

import docket.engine.unit.RootUnit;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import docket.processes.accounts.Accounts;
import docket.processes.act.Acts;
import docket.processes.engine.log.CommandTrace;
import docket.processes.engine.log.EngineLog;
import docket.processes.engine.log.UnitLog;
import docket.processes.steering.Steering;
import docket.processes.variables.VariableGuard;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Runs each engine command inside a root unit of work: a nested one in the open unit, an outer one in a unit of its own
 * that is tried again when it lost a race. A job is tried once, for its executor tries again without charging it. What
 * lost its race for good surfaces as the engine's own {@link OptimisticLockingException}. An outer query needs no unit:
 * it writes nothing, and each of its statements is a transaction.
 */
final class RootUnitInterceptor extends CommandInterceptor {

    private final RootUnit rootUnit;
    private final Acts acts;
    private final EngineLog record;
    private final Steering steering;
    private final Accounts accounts;
    private final boolean apart;

    /**
     * @param record takes what the engine did, just before the commit
     * @param apart whether commands run in a unit beside the current one (the engine's requires-new)
     */
    RootUnitInterceptor(
            RootUnit rootUnit, Acts acts, EngineLog record, Steering steering, Accounts accounts, boolean apart) {
        this.rootUnit = rootUnit;
        this.acts = acts;
        this.record = record;
        this.steering = steering;
        this.accounts = accounts;
        this.apart = apart;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            if (apart) {
                return rootUnit.executeApart(acts.current(), () -> run(command));
            }
            if (RootUnit.isOpen()) {
                return run(command);
            }
            if (command instanceof AbstractQuery) {
                return next.execute(command);
            }
            if (command instanceof ExecuteJobsCmd) {
                return rootUnit.executeOnce(acts.current(), () -> run(command));
            }
            return rootUnit.execute(acts.current(), () -> run(command));
        } catch (OptimisticLockingException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!apart && RootUnit.isOpen() || !rootUnit.isLostRace(e)) {
                throw e;
            }
            OptimisticLockingException lost = new OptimisticLockingException(e.getMessage());
            lost.initCause(e);
            throw lost;
        }
    }

    private <T> T run(Command<T> command) {
        UnitLog log = UnitLog.current();
        boolean outermost = log.isIdle();
        if (outermost) {
            VariableGuard.check(command);
            ClosedCommands.check(command);
            steering.check(command);
            accounts.check(command);
        }
        log.flushTo(record);
        log.enter(command);
        try {
            return outermost
                    ? Watch.<T>during(Work.ENGINE_COMMAND, CommandTrace.name(command), () -> next.execute(command))
                    : next.execute(command);
        } finally {
            log.leave();
        }
    }
}
