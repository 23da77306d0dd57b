package docket.processes.delegates;

import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.execution.Executions;
import docket.processes.variables.VariableGuard;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${withdraw}}: withdraws the case in the name of the person who sent the message, with their reason. */
public final class WithdrawDelegate implements JavaDelegate {

    /** The variable of the message that carries the reason. */
    public static final String REASON = "opinion";

    private final Commands commands;
    private final Acts acts;

    public WithdrawDelegate(Commands commands, Acts acts) {
        this.commands = commands;
        this.acts = acts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Object reason = execution.getVariable(REASON);
        VariableGuard.current().take(List.of(REASON));
        VariableGuard.trusted(() -> execution.removeVariable(REASON));
        commands.send(
                new WithdrawCase(
                        Executions.caseId(execution), null, reason == null ? null : reason.toString(), acts.person()),
                Executions.where(execution));
    }
}
