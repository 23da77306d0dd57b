package docket.api.sample.cases;

import docket.api.sample.SamplePerson;
import docket.api.sample.cases.SampleCase.Move;
import docket.engine.agency.Agency;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files budget lines and cases in the names of the sample's people, by the same calls that REST makes. Each call is one
 * act of its person.
 */
@Component
class SampleFiling {

    private static final String DOCUMENT = "document-approval";
    private static final String BUDGET = "budget-request";

    /** The processes through which the sample's cases go. */
    static final List<String> PROCESSES = List.of(DOCUMENT, BUDGET);

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 50;

    private final IdentityService identities;
    private final Acts acts;
    private final RootUnit rootUnit;
    private final Commands commands;
    private final CaseProcessStarter starter;
    private final CaseTasks tasks;
    private final CaseWithdrawal withdrawal;
    private final Agency agency;

    SampleFiling(
            IdentityService identities,
            Acts acts,
            RootUnit rootUnit,
            Commands commands,
            CaseProcessStarter starter,
            CaseTasks tasks,
            CaseWithdrawal withdrawal,
            Agency agency) {
        this.identities = identities;
        this.acts = acts;
        this.rootUnit = rootUnit;
        this.commands = commands;
        this.starter = starter;
        this.tasks = tasks;
        this.withdrawal = withdrawal;
        this.agency = agency;
    }

    /** Opens the line of this fiscal year, if it is not there. */
    void open(SampleBudgetLine line) throws Exception {
        int year = LocalDate.now(agency.clock().withZone(agency.zone())).getYear();
        String id = line.id(year);
        as(
                "min.budget",
                () -> rootUnit.execute(acts.current(), () -> {
                    commands.send(new AppropriateFunds(
                            id, year, line.code(), line.name(), line.organization(), line.appropriation()));
                    commands.send(new AllotFunds(id, line.allotment(), year + "-01", null));
                    return id;
                }));
    }

    /** Starts the case. */
    String start(SampleCase sampleCase) throws Exception {
        Map<String, Object> content = new LinkedHashMap<>(sampleCase.content());
        String line = sampleCase.budgetLine();
        if (line != null) {
            content.put(
                    "lineId",
                    LocalDate.now(agency.clock().withZone(agency.zone())).getYear() + "-" + line);
        }
        String process = line == null ? DOCUMENT : BUDGET;
        return as(
                sampleCase.drafter(),
                () -> starter.start(new CaseDraft(
                        process,
                        sampleCase.title(),
                        sampleCase.kind(),
                        sampleCase.organization(),
                        sampleCase.amount(),
                        content,
                        sampleCase.line())));
    }

    /** Makes one move, once the case is ready for it. */
    void move(String caseId, Move move, String drafter) throws Exception {
        switch (move) {
            case WITHDRAW -> withdraw(caseId, drafter);
            case RESUBMIT -> decide(awaited(caseId), Decision.RESUBMIT, "보완하여 다시 올립니다.");
            case RETURN -> turnDown(caseId, Decision.RETURN, "산출 근거를 보완해 주시기 바랍니다.");
            case REJECT -> turnDown(caseId, Decision.REJECT, "올해 계획에 없는 사업입니다.");
            case DISSENT -> decide(awaited(caseId), Decision.DISSENT, "예산 여건상 이의가 있습니다.");
            case AGREE -> agree(awaited(caseId));
            case AGREE_TO_THE_END -> {
                OpenTask task = awaited(caseId);
                while (task != null) {
                    agree(task);
                    task = open(caseId);
                }
            }
        }
    }

    /** Withdraws a case: at its task where it was returned, as a whole where nobody has acted on it. */
    private void withdraw(String caseId, String drafter) throws Exception {
        OpenTask task = awaited(caseId);
        if (drafter.equals(task.user())) {
            decide(task, Decision.WITHDRAW, null);
        } else {
            as(drafter, () -> {
                withdrawal.withdraw(caseId, "다른 건과 합쳐 다시 올리겠습니다.");
                return caseId;
            });
        }
    }

    /** Turns a case down; whoever is only asked to concur cannot, so that the next one does. */
    private void turnDown(String caseId, Decision decision, String opinion) throws Exception {
        try {
            decide(awaited(caseId), decision, opinion);
        } catch (Refused e) {
            if (e.code() != StepRefusal.DECISION_NOT_OFFERED) {
                throw e;
            }
            agree(awaited(caseId));
            decide(awaited(caseId), decision, opinion);
        }
    }

    private void agree(OpenTask task) throws Exception {
        try {
            decide(task, Decision.APPROVE, null);
        } catch (Refused e) {
            if (e.code() != StepRefusal.DECISION_NOT_OFFERED) {
                throw e;
            }
            decide(task, Decision.CONCUR, null);
        }
    }

    private void decide(OpenTask task, Decision decision, @Nullable String opinion) throws Exception {
        String person = task.user() != null
                ? task.user()
                : SamplePerson.inOneOf(task.groups()).id();
        try {
            decideAs(person, task, new TaskDecision(decision, opinion, null, null, null));
        } catch (Refused e) {
            if (e.code() != StepRefusal.OVERRIDE_REASON_REQUIRED) {
                throw e;
            }
            decideAs(person, task, new TaskDecision(decision, opinion, "증빙을 확인하였습니다.", null, null));
        }
    }

    private void decideAs(String person, OpenTask task, TaskDecision decision) throws Exception {
        as(person, () -> tasks.decide(task.taskId(), decision, null));
    }

    /** Waits for the case's open task: the score before it is made by a job, so that it may take a while to appear. */
    private OpenTask awaited(String caseId) throws Exception {
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

    private @Nullable OpenTask open(String caseId) throws Exception {
        List<OpenTask> open = as(SamplePerson.ADMIN.id(), () -> tasks.open(false, caseId, null, null, 1));
        return open.isEmpty() ? null : open.get(0);
    }

    private <T> T as(String person, Callable<T> act) throws Exception {
        identities.setAuthentication(person, List.of(SamplePerson.named(person).group()));
        try (ActScope scope = ActScope.enter(Door.CLI, null, null)) {
            return act.call();
        } finally {
            identities.clearAuthentication();
        }
    }
}
