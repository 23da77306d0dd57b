package docket.processes.engine.log;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.unit.RootUnit;
import docket.processes.engine.rows.EngineRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Collects all that the engine does in the open root unit. Just before the commit it becomes one
 * {@link EngineAdvanced}, if anything was written.
 */
public final class UnitLog {

    private final List<EngineAdvanced.Command> commands = new ArrayList<>();
    private final List<EngineStep> steps = new ArrayList<>();
    private final Set<String> processInstances = new LinkedHashSet<>();
    private final Set<String> cases = new LinkedHashSet<>();
    private final Set<String> strays = new LinkedHashSet<>();
    private final Set<String> writes = new TreeSet<>();
    private final JobStates jobs = new JobStates();
    private final EngineRows rows = new EngineRows();
    private @Nullable EngineLog record;
    private int depth;
    private boolean housekeepingOnly = true;
    private boolean flushes;

    /** The log of the open root unit. */
    public static UnitLog current() {
        return RootUnit.resource(UnitLog.class, UnitLog::new);
    }

    /** Hands the finished log over just before the unit commits; registers once per unit. */
    public void flushTo(EngineLog record) {
        this.record = record;
        if (!flushes) {
            flushes = true;
            RootUnit.beforeCommit(() -> {
                if (!housekeepingOnly) {
                    record.jobs(jobs).forEach(job -> {
                        steps.add(job.step());
                        processInstances.add(job.instance());
                        cases.add(job.caseId());
                    });
                }
                List<EngineStep> ofNoCase = rows.steps(record.database());
                if (cases.isEmpty() && strays.isEmpty()) {
                    steps.addAll(ofNoCase);
                } else if (!ofNoCase.isEmpty()) {
                    record.store(EngineAdvanced.of(commands, ofNoCase, List.of(), List.of()));
                }
                if (!writes.isEmpty() && !housekeepingOnly || !steps.isEmpty()) {
                    strays.removeAll(cases);
                    if (!strays.isEmpty()) {
                        processInstances.addAll(strays);
                        cases.addAll(record.casesOf(strays));
                    }
                    record.store(EngineAdvanced.of(commands, steps, processInstances, cases));
                }
            });
        }
    }

    /** Whether no engine command runs now. */
    public boolean isIdle() {
        return depth == 0;
    }

    public void enter(Command<?> command) {
        if (depth++ == 0) {
            commands.add(CommandTrace.of(command));
            housekeepingOnly &= CommandTrace.isHousekeeping(command);
        }
    }

    public void leave() {
        depth--;
    }

    public void step(EngineStep step) {
        steps.add(step);
    }

    /** @param parameter what the statement was given */
    public void wrote(String statement, @Nullable Object parameter) {
        writes.add(statement);
        jobs.wrote(statement, parameter);
        if (record != null) {
            rows.writes(statement, parameter, record.database());
        }
    }

    /** Notes that the unit touched a process instance. */
    public void touchProcess(String processInstanceId) {
        processInstances.add(processInstanceId);
    }

    /** Notes that the unit touched a case. */
    public void touchCase(String caseId) {
        if (cases.isEmpty()) {
            MDC.put("caseId", caseId);
        }
        cases.add(caseId);
    }

    /** Notes that the unit touched a process instance whose case is not at hand. */
    public void touchStray(String processInstanceId) {
        strays.add(processInstanceId);
    }
}
