package docket.processes.hooks;

import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.allocation.Rounds;
import docket.processes.authority.Authority;
import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Expenditures;
import docket.processes.budget.Reservations;
import docket.processes.deployment.DeploymentGuard;
import docket.processes.form.Contents;
import docket.processes.form.Forms;
import docket.processes.organization.Organizations;
import docket.processes.organization.Staffing;
import java.time.Clock;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;

/** All hooks, made of what they need, for the engine's configuration to put in. */
public final class Hooks {

    private final BpmnParseListener parseListener;
    private final OperatorActs operatorActs;

    public Hooks(
            Commands commands,
            CaseFiles cases,
            CaseEvents events,
            Acts acts,
            Forms forms,
            Contents contents,
            Authority authority,
            Staffing staffing,
            Organizations organizations,
            CaseEndings.Teller endings,
            Reservations reservations,
            Rounds rounds,
            Expenditures expenditures,
            BudgetChanges changes,
            Clock clock) {
        this.operatorActs = new OperatorActs(endings);
        this.parseListener = new ParseHooks(
                new CaseOpening(commands, acts, forms, contents, authority, organizations),
                new CaseClosing(endings, reservations, rounds, expenditures, changes, acts),
                new TaskHooks(
                        commands,
                        cases,
                        events,
                        acts,
                        forms,
                        contents,
                        authority,
                        organizations,
                        staffing,
                        rounds,
                        endings,
                        expenditures,
                        clock));
    }

    /** Tells cases what operators did to their processes. */
    public OperatorActs operatorActs() {
        return operatorActs;
    }

    /** Refuses models that hold what the lint does not know. */
    public Deployer deploymentGuard() {
        return new DeploymentGuard();
    }

    /** Puts the hooks on each process and task that is parsed. */
    public BpmnParseListener parseListener() {
        return parseListener;
    }
}
