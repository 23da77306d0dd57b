package docket.processes.hooks;

import docket.bpmn.ModelProperties;
import docket.bpmn.walk.Answer;
import docket.bpmn.walk.Condition;
import docket.processes.execution.Executions;
import docket.processes.execution.ModelMarks;
import docket.processes.form.Forms;
import docket.processes.variables.WorkerResults;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Adds the hooks to each process and user task as it is parsed: no model draws them and none can leave them out. They
 * are built-in listeners, which run also where a command asks to skip listeners.
 */
final class ParseHooks extends AbstractBpmnParseListener {

    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "completionCondition");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String OPENS_A_ROUND = "${openRound}";

    private final ExecutionListener opening;
    private final ExecutionListener closing;
    private final TaskHooks tasks;

    ParseHooks(ExecutionListener opening, ExecutionListener closing, TaskHooks tasks) {
        this.opening = opening;
        this.closing = closing;
        this.tasks = tasks;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.setProperty(ModelMarks.KEY, ModelMarks.of(element));
        Map<String, Answer> answers = new HashMap<>();
        answers(element, answers);
        definition.setProperty(WorkerResults.ANSWERS, Map.copyOf(answers));
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, opening);
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, closing);
    }

    /**
     * Notes as what the conditions of a process read what its workers hand back: each as one kind, as the lint demands.
     */
    private static void answers(Element element, Map<String, Answer> answers) {
        if (CONDITIONS.contains(element.getTagName())) {
            new Condition(element.getText())
                    .answers()
                    .forEach((name, kinds) -> kinds.forEach(kind -> answers.putIfAbsent(name, kind)));
        }
        element.elements().forEach(child -> answers(child, answers));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        String form = element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "formRef");
        if (form != null && scope instanceof ProcessDefinitionEntity definition) {
            definition.setProperty(Forms.KEY, form);
        }
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (OPENS_A_ROUND.equals(element.attributeNS(
                new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "delegateExpression"))) {
            ((ProcessDefinitionEntity) scope.getProcessDefinition()).setProperty(Executions.SHARES_OUT, true);
        }
        activity.setProperty(
                WorkerResults.DECLARED, Set.copyOf(ModelMarks.of(element).list(ModelProperties.RESULTS)));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        ModelMarks marks = ModelMarks.of(element);
        activity.setProperty(ModelMarks.KEY, marks);
        if (ModelProperties.SPENDING_STEPS.contains(marks.get(ModelProperties.STEP, ""))) {
            activity.getProcessDefinition().setProperty(Executions.SPENDS, true);
        }
        activity.setProperty(
                Forms.KEY, element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "formRef"));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, tasks::created);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, tasks::assigned);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, tasks::completed);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, tasks::deleted);
    }
}
