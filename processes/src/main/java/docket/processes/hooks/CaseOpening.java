package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import docket.bpmn.ModelProperties;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.event.Particulars;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.ahead.TasksAhead;
import docket.processes.authority.Authority;
import docket.processes.budget.BudgetChange;
import docket.processes.execution.Executions;
import docket.processes.execution.ModelMarks;
import docket.processes.form.CaseForm;
import docket.processes.form.Contents;
import docket.processes.form.Forms;
import docket.processes.organization.Organizations;
import docket.processes.refusal.EngineRefusal;
import docket.processes.variables.VariableGuard;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Opens the case as its root process instance starts, whichever door was used: the drafter is the authenticated person,
 * the content is what the start form declares. What was submitted is taken into the record and out of the variables, and
 * the case id, which is the instance's, becomes the business key. What the case calls goes by the same key, so that its
 * messages and workers find the case.
 */
final class CaseOpening implements ExecutionListener {

    private final Commands commands;
    private final Acts acts;
    private final Forms forms;
    private final Contents contents;
    private final Authority authority;
    private final Organizations organizations;

    CaseOpening(
            Commands commands,
            Acts acts,
            Forms forms,
            Contents contents,
            Authority authority,
            Organizations organizations) {
        this.commands = commands;
        this.acts = acts;
        this.forms = forms;
        this.contents = contents;
        this.authority = authority;
        this.organizations = organizations;
    }

    /**
     * @throws Refused FORBIDDEN where an auditor drafts: whoever examines the record adds no case to it; NO_TENANTS; and what
     *     is refused to a draft
     */
    @Override
    public void notify(DelegateExecution execution) {
        if (!Executions.isRoot(execution)) {
            ((ExecutionEntity) execution).setBusinessKey(Executions.caseId(execution));
            return;
        }
        Person drafter = acts.person();
        if (drafter.onlyExamines()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        if (execution.getTenantId() != null) {
            throw new Refused(EngineRefusal.NO_TENANTS, execution.getTenantId());
        }
        if (execution.getBusinessKey() != null) {
            throw new Refused(EngineRefusal.BUSINESS_KEY_RESERVED, execution.getBusinessKey());
        }
        String caseId = Executions.caseId(execution);
        ((ExecutionEntity) execution).setBusinessKey(caseId);
        Map<String, Object> submitted = Map.copyOf(withoutNulls(execution.getVariables()));
        FormDefinition form = forms.ofStart(execution);
        CaseForm fields = CaseForm.read(submitted, form);
        Set<String> taken = new TreeSet<>(execution.getVariableNames());
        taken.retainAll(CaseForm.keys(form));
        taken.addAll(submitted.keySet());
        VariableGuard.current().take(taken);
        VariableGuard.trusted(() -> execution.removeVariables(taken));
        Map<String, Object> content = contents.read(fields.content(), form);
        BudgetChange change = BudgetChangeOf.of(Executions.budgetChange(execution), content);
        Particulars particulars = BudgetChangeOf.particulars(fields.particulars(), change);
        organizations.require(particulars.organization());
        TasksAhead ahead = TasksAhead.of(Executions.definition(execution), ModelMarks::step, execution);
        ahead.requireUseOf(fields.line(), Executions.definition(execution).getKey());
        authority.requireDeciders(
                execution,
                change == null ? particulars.kind() : change.kind(),
                particulars.organization(),
                particulars.amount(),
                drafter.id(),
                fields.line(),
                ahead);
        ModelMarks marks = Executions.marks(execution);
        commands.send(
                new OpenCase(
                        caseId,
                        Executions.definition(execution).getKey(),
                        fields.particulars().title(),
                        fields.particulars().kind(),
                        fields.particulars().organization(),
                        particulars.amount(),
                        drafter.id(),
                        contents.seal(caseId, drafter.id(), content, form),
                        fields.line(),
                        marks.get(ModelProperties.MODE, "discretionary"),
                        marks.get(ModelProperties.RETENTION, "unspecified")),
                fields.confidential() ? Executions.where(execution).confidential() : Executions.where(execution));
        Opened.current().cases.add(caseId);
    }

    /** Whether the case was opened in the open root unit, so that what is refused now is refused to its drafter. */
    static boolean isOpening(String caseId) {
        return Opened.current().cases.contains(caseId);
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> variables) {
        variables.values().removeIf(java.util.Objects::isNull);
        return variables;
    }

    /** The cases that the open unit opened. */
    private static final class Opened {
        private final Set<String> cases = new HashSet<>();

        static Opened current() {
            return RootUnit.resource(Opened.class, Opened::new);
        }
    }
}
