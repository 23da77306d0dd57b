package docket.drill.random;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.bpmn.lint.ModelLint;
import docket.drill.random.Scope.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A model that was drawn by chance, and is valid for the engine and for the lint.
 *
 * @param decisions what each of its tasks offers, by the task's name; a task of the approval line is not among them
 * @param answers what workers hand back, true or false, by the task's id
 * @param fallible the tasks whose workers may report an error
 * @param assigned the people whom it names
 * @param budget whether the case asks for money
 * @param line whether it ends in an approval line, rather than in one decision
 */
record RandomModel(
        int number,
        String key,
        String xml,
        Map<String, List<String>> decisions,
        Map<String, String> answers,
        Set<String> fallible,
        Set<String> assigned,
        boolean budget,
        boolean line) {

    private static final List<ModelResource> FORMS = ModelCatalog.shipped().stream()
            .filter(model -> model.name().endsWith(".form"))
            .toList();
    private static final int SMALLEST = 2;
    private static final int SPREAD = 9;

    /**
     * Draws a model: always the same one for the same seed and number, and none that has more ways than the lint walks.
     */
    static RandomModel draw(long seed, int number) {
        for (int attempt = 0; ; attempt++) {
            RandomModel drawn = draw(seed, number, attempt);
            List<ModelResource> deployment = new ArrayList<>(FORMS);
            deployment.add(new ModelResource("model.bpmn", drawn.xml()));
            if (ModelLint.check(deployment).stream()
                    .noneMatch(finding -> finding.code().equals("unproven"))) {
                return drawn;
            }
        }
    }

    private static RandomModel draw(long seed, int number, int attempt) {
        Random random = new Random(seed * 1_000_003 + number + attempt * 7_919_000_000L);
        random.nextInt();
        Sketch sketch = new Sketch(random, "random-" + seed + "-" + number);
        boolean budget = sketch.chance(25);
        boolean line = sketch.chance(30);
        Blocks blocks = new Blocks(sketch, SMALLEST + random.nextInt(SPREAD));
        Scope top = new Scope(sketch, false);
        top.node(
                "drafted",
                "startEvent",
                "camunda:formRef=\"%s-start\" camunda:formRefBinding=\"deployment\""
                        .formatted(budget ? "budget-request" : "document-approval"),
                "");
        String entered = top.node("exclusiveGateway", "", "");
        top.flow("drafted", entered);
        Piece main = blocks.sequence(top, 0, true);
        if (budget) {
            String reserve = top.node(
                    "serviceTask",
                    "name=\"Reserve\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${reserve}\"",
                    "");
            top.flow(entered, reserve);
            top.flow(reserve, main.first());
        } else {
            top.flow(entered, main.first());
        }
        decide(top, blocks, main.last(), entered, budget, line);
        withdraw(top);
        String properties = line ? Sketch.property("docket.authority", "authority") : "";
        if (budget) {
            properties += Sketch.property("docket.budgetLine", "lineId");
        }
        sketch.process(sketch.key, properties, top.xml());
        return new RandomModel(
                number,
                sketch.key,
                sketch.xml(),
                Map.copyOf(sketch.decisions),
                Map.copyOf(sketch.answers),
                Set.copyOf(sketch.fallible),
                Set.copyOf(sketch.assigned),
                budget,
                line);
    }

    private static void decide(Scope top, Blocks blocks, String before, String entered, boolean budget, boolean line) {
        Sketch sketch = top.sketch;
        String decided = top.node("exclusiveGateway", "", "");
        if (line) {
            String authority =
                    top.node("serviceTask", "name=\"Authority\" camunda:delegateExpression=\"${authority}\"", "");
            String stage = top.node("exclusiveGateway", "", "");
            String task = top.node(
                    "userTask", "name=\"Line\" camunda:formRef=\"decide\" camunda:formRefBinding=\"deployment\"", """
                    <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="docket.step" value="line"/></camunda:properties></bpmn:extensionElements>\
                    <bpmn:multiInstanceLoopCharacteristics>\
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${stageSize}</bpmn:loopCardinality>\
                    <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${route != 'WAIT'}</bpmn:completionCondition>\
                    </bpmn:multiInstanceLoopCharacteristics>""");
            top.flow(before, authority);
            top.flow(authority, stage);
            top.flow(stage, task);
            top.flow(task, decided);
            top.flow(decided, stage, "route == 'NEXT'");
        } else {
            String task = blocks.userTask(top, "approve", List.of("APPROVE", "RETURN", "REJECT"), "", "");
            top.flow(before, task);
            top.flow(task, decided);
        }
        String register = top.node("serviceTask", "name=\"Register\" camunda:delegateExpression=\"${register}\"", "");
        if (budget) {
            String commit = top.node("serviceTask", "name=\"Commit\" camunda:delegateExpression=\"${commit}\"", "");
            top.flow(decided, commit, "route == 'APPROVED'");
            top.flow(commit, register);
        } else {
            top.flow(decided, register, "route == 'APPROVED'");
        }
        top.flow(register, top.node("endEvent", "", ""));
        top.flow(decided, Scope.REJECTED, "route == 'REJECTED'");
        top.flow(decided, Scope.REVISE, "route == 'RETURNED'");
        top.node(Scope.REJECTED, "endEvent", "", "");
        revise(top, entered, budget);
        sketch.decisions.put("Revise", List.of("RESUBMIT", "WITHDRAW"));
    }

    private static void revise(Scope top, String entered, boolean budget) {
        String task = top.node(
                "userTask", "name=\"Revise\" camunda:formRef=\"revise\" camunda:formRefBinding=\"deployment\"", """
                <bpmn:extensionElements><camunda:properties>
                <camunda:property name="docket.step" value="revise"/>
                <camunda:property name="docket.decisions" value="RESUBMIT,WITHDRAW"/></camunda:properties></bpmn:extensionElements>""");
        if (budget) {
            top.node(Scope.REVISE, "serviceTask", "name=\"Release\" camunda:delegateExpression=\"${release}\"", "");
        } else {
            top.node(Scope.REVISE, "exclusiveGateway", "", "");
        }
        top.flow(Scope.REVISE, task);
        String revised = top.node("exclusiveGateway", "", "");
        top.flow(task, revised);
        top.flow(revised, entered, "route == 'RESUBMITTED'");
        top.flow(revised, top.node("endEvent", "", ""), "route == 'WITHDRAWN'");
    }

    private static void withdraw(Scope top) {
        Scope within = new Scope(top.sketch, true);
        String asked = within.node("startEvent", "", within.message("message-withdrawal"));
        String withdraw =
                within.node("serviceTask", "name=\"Withdraw\" camunda:delegateExpression=\"${withdraw}\"", "");
        within.flow(asked, withdraw);
        within.flow(withdraw, within.node("endEvent", "", ""));
        top.node(
                "withdrawal",
                "subProcess",
                "name=\"Withdrawal\" triggeredByEvent=\"true\"",
                within.xml().toString());
    }
}
