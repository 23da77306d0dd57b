package docket.api.sample;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import docket.processes.act.ActScope;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.OpenTask;
import docket.processes.cases.TaskDecision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Acts in the names of the sample's people, by the same calls that REST makes. Each call is one act of its person, and takes
 * place when it is made: the sample has no past of its own.
 */
@Component
public class Desk {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 50;

    private final IdentityService identities;
    private final Acts acts;
    private final RootUnit rootUnit;
    private final CaseProcessStarter starter;
    private final CaseTasks tasks;
    private final CaseWithdrawal withdrawal;

    Desk(
            IdentityService identities,
            Acts acts,
            RootUnit rootUnit,
            CaseProcessStarter starter,
            CaseTasks tasks,
            CaseWithdrawal withdrawal) {
        this.identities = identities;
        this.acts = acts;
        this.rootUnit = rootUnit;
        this.starter = starter;
        this.tasks = tasks;
        this.withdrawal = withdrawal;
    }

    /** Does something in the name of a person. */
    public <T> T as(String person, Callable<T> act) throws Exception {
        identities.setAuthentication(person, List.of(SamplePerson.named(person).group()));
        try (ActScope scope = ActScope.enter(Door.CLI, null, null)) {
            return act.call();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Does something in the name of a person, whole or not at all. */
    public void write(String person, Runnable act) throws Exception {
        as(
                person,
                () -> rootUnit.execute(acts.current(), () -> {
                    act.run();
                    return person;
                }));
    }

    /** Starts a case and answers its id. */
    public String start(String drafter, CaseDraft draft) throws Exception {
        return as(drafter, () -> starter.start(draft));
    }

    /** Withdraws a case: at its task where it was returned, as a whole where nobody has acted on it. */
    public void withdraw(String caseId, String drafter) throws Exception {
        OpenTask task = awaited(caseId);
        if (drafter.equals(task.user())) {
            decide(task, Decision.WITHDRAW, null, null);
        } else {
            as(drafter, () -> {
                withdrawal.withdraw(caseId, "다른 건과 합쳐 다시 올리겠습니다.");
                return caseId;
            });
        }
    }

    /** Turns a case down; whoever is only asked to concur cannot, so that the next one does. */
    public void turnDown(String caseId, Decision decision, String opinion) throws Exception {
        try {
            decide(awaited(caseId), decision, opinion, null);
        } catch (Refused e) {
            if (e.code() != StepRefusal.DECISION_NOT_OFFERED) {
                throw e;
            }
            agree(awaited(caseId));
            decide(awaited(caseId), decision, opinion, null);
        }
    }

    /** Approves, or concurs where that is what is asked. */
    public void agree(OpenTask task) throws Exception {
        try {
            decide(task, Decision.APPROVE, null, null);
        } catch (Refused e) {
            if (e.code() != StepRefusal.DECISION_NOT_OFFERED) {
                throw e;
            }
            decide(task, Decision.CONCUR, null, null);
        }
    }

    /** Decides a task as whoever has it, or as somebody to whom it is offered; against the score with a reason. */
    public void decide(
            OpenTask task, Decision decision, @Nullable String opinion, @Nullable Map<String, Object> content)
            throws Exception {
        String person = task.user() != null
                ? task.user()
                : SamplePerson.inOneOf(task.groups()).id();
        try {
            decideAs(person, task, new TaskDecision(decision, opinion, null, content, null));
        } catch (Refused e) {
            if (e.code() != StepRefusal.OVERRIDE_REASON_REQUIRED) {
                throw e;
            }
            decideAs(person, task, new TaskDecision(decision, opinion, "증빙을 확인하였습니다.", content, null));
        }
    }

    private void decideAs(String person, OpenTask task, TaskDecision decision) throws Exception {
        as(person, () -> tasks.decide(task.taskId(), decision, null));
    }

    /** Waits for the case's open task: the score before it is made by a job, so that it may take a while to appear. */
    public OpenTask awaited(String caseId) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            OpenTask task = open(caseId);
            if (task != null) {
                return task;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("No task appeared for the sample's case " + caseId);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The open task of a case; null where there is none. */
    public @Nullable OpenTask open(String caseId) throws Exception {
        List<OpenTask> open = as(SamplePerson.ADMIN.id(), () -> tasks.open(false, caseId, null, null, 1));
        return open.isEmpty() ? null : open.get(0);
    }
}
