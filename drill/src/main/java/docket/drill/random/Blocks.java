package docket.drill.random;

import docket.drill.random.Scope.Piece;
import java.util.List;

/**
 * Draws what a case goes through before its final decision. A user task that may still be open when the case is decided
 * would never end, so whatever runs beside the main path and asks a person does so inside a sub-process.
 */
final class Blocks {

    private static final List<String> GROUPS =
            List.of("pre-approver", "administration", "budget-owner", "supervisor", "director");
    private static final List<String> DURATIONS = List.of("PT10M", "PT1H", "PT6H", "P1D", "P2D");
    private static final int DEEPEST = 3;

    private final Sketch sketch;
    private int left;
    /** How many of the pieces around the one that is drawn come several times in one round. */
    private int repeating;
    /** How many of them come as often as they like, and therefore ask nobody. */
    private int unbounded;

    /** @param size how many pieces there may be at most */
    Blocks(Sketch sketch, int size) {
        this.sketch = sketch;
        this.left = size;
    }

    /** @param stoppable whether a decision may return or reject the case from here */
    Piece sequence(Scope scope, int depth, boolean stoppable) {
        Piece whole = piece(scope, depth, stoppable);
        int further = sketch.random.nextInt(3);
        for (int i = 0; i < further && left > 0; i++) {
            Piece next = piece(scope, depth, stoppable);
            scope.flow(whole.last(), next.first());
            whole = new Piece(whole.first(), next.last());
        }
        return whole;
    }

    private Piece piece(Scope scope, int depth, boolean stoppable) {
        left--;
        boolean room = left > 0 && depth < DEEPEST;
        int chance = sketch.random.nextInt(100);
        if (chance < 30 || !room && chance < 60) {
            return decision(scope, stoppable);
        } else if (chance < 40) {
            return worker(scope);
        } else if (chance < 46 || !room) {
            return wait(scope);
        } else if (chance < 50) {
            return race(scope);
        } else if (chance < 53) {
            return Piece.of(scope.node(
                    "serviceTask",
                    "name=\"Score\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${score}\"",
                    ""));
        } else if (chance < 60) {
            return fork(scope, depth, stoppable);
        } else if (chance < 66) {
            return loop(scope, depth, stoppable);
        } else if (chance < 72) {
            return branch(scope, depth, stoppable);
        } else if (chance < 92) {
            return subProcess(scope, depth, stoppable);
        }
        return call(scope, depth, stoppable);
    }

    private Piece decision(Scope scope, boolean stoppable) {
        if (unbounded > 0) {
            return worker(scope);
        }
        boolean stops = stoppable && sketch.chance(50);
        boolean concur = !stops && sketch.chance(50);
        List<String> decisions = stops
                ? List.of("APPROVE", "RETURN", "REJECT")
                : concur ? List.of("CONCUR", "DISSENT") : List.of("APPROVE");
        boolean repeats = sketch.chance(35);
        String loop = repeats ? sketch.many(stops) : "";
        String asynchronous = (sketch.chance(15) ? "camunda:asyncBefore=\"true\" " : "")
                + (!stops && sketch.chance(10) ? "camunda:asyncAfter=\"true\" " : "");
        repeating += repeats ? 1 : 0;
        String task = userTask(scope, concur ? "concur" : "review", decisions, asynchronous, loop);
        repeating -= repeats ? 1 : 0;
        if (sketch.chance(20)) {
            beside(scope, task);
        }
        return stops ? scope.leavingWhenStopped(task) : Piece.of(task);
    }

    /** Draws a user task; a person has no more than one in a round, because nobody decides twice. */
    String userTask(Scope scope, String step, List<String> decisions, String attributes, String loop) {
        String id = sketch.id();
        String name = "Task " + id;
        sketch.decisions.put(name, decisions);
        String person = Staff.anybody(sketch.random);
        String whose = sketch.chance(12) && repeating == 0 && sketch.assigned.add(person)
                ? "camunda:assignee=\"" + person + "\""
                : "camunda:candidateGroups=\"" + String.join(",", groups()) + "\"";
        scope.node(
                id,
                "userTask",
                "name=\"%s\" camunda:formRef=\"decide\" camunda:formRefBinding=\"deployment\" %s %s"
                        .formatted(name, whose, attributes),
                "<bpmn:extensionElements><camunda:properties>\n"
                        + Sketch.property("docket.step", step)
                        + Sketch.property("docket.decisions", String.join(",", decisions))
                        + "</camunda:properties></bpmn:extensionElements>" + loop);
        return id;
    }

    private List<String> groups() {
        String first = sketch.oneOf(GROUPS);
        String second = sketch.oneOf(GROUPS);
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    /** Draws what a timer begins beside a task, and what asks nobody where nobody waits for it. */
    private void beside(Scope scope, String task) {
        boolean again = sketch.chance(30);
        String timer = again
                ? scope.timer("timeCycle", "R2/" + sketch.oneOf(DURATIONS))
                : scope.timer("timeDuration", sketch.oneOf(DURATIONS));
        String event = scope.node("boundaryEvent", "attachedToRef=\"" + task + "\" cancelActivity=\"false\"", timer);
        repeating++;
        Piece aside = scope.inside && !again && sketch.chance(50) ? decision(scope, false) : worker(scope);
        repeating--;
        scope.flow(event, aside.first());
        scope.flow(aside.last(), scope.node("endEvent", "", ""));
    }

    private Piece worker(Scope scope) {
        String task = externalTask(scope, "");
        if (!sketch.chance(40)) {
            return Piece.of(task);
        }
        String merged = scope.node("exclusiveGateway", "", "");
        scope.flow(task, merged);
        scope.flow(scope.failureOf(task), merged);
        sketch.fallible.add(task);
        return new Piece(task, merged);
    }

    /** @param answer the name of what the worker hands back, or empty */
    private String externalTask(Scope scope, String answer) {
        String task = scope.node(
                "serviceTask",
                "name=\"Work\" camunda:type=\"external\" camunda:topic=\"" + sketch.key + "\"",
                answer.isEmpty()
                        ? ""
                        : "<bpmn:extensionElements><camunda:properties>\n" + Sketch.property("docket.results", answer)
                                + "</camunda:properties></bpmn:extensionElements>");
        if (!answer.isEmpty()) {
            sketch.answers.put(task, answer);
        }
        return task;
    }

    private Piece wait(Scope scope) {
        return Piece.of(scope.node(
                "intermediateCatchEvent",
                "",
                sketch.random.nextBoolean()
                        ? scope.timer("timeDuration", sketch.oneOf(DURATIONS))
                        : scope.message(sketch.message())));
    }

    /** Draws a race: whichever comes first goes on. */
    private Piece race(Scope scope) {
        String gateway = scope.node("eventBasedGateway", "", "");
        String merged = scope.node("exclusiveGateway", "", "");
        for (String event :
                List.of(scope.timer("timeDuration", sketch.oneOf(DURATIONS)), scope.message(sketch.message()))) {
            String caught = scope.node("intermediateCatchEvent", "", event);
            scope.flow(gateway, caught);
            scope.flow(caught, merged);
        }
        return new Piece(gateway, merged);
    }

    /** Draws branches side by side. At the top nothing would end the other branches when one stops the case. */
    private Piece fork(Scope scope, int depth, boolean stoppable) {
        String split = scope.node("parallelGateway", "", "");
        String join = scope.node("parallelGateway", "", "");
        int branches = 2 + sketch.random.nextInt(2);
        for (int i = 0; i < branches; i++) {
            Piece branch = sequence(scope, depth + 1, stoppable && scope.inside);
            scope.flow(split, branch.first());
            scope.flow(branch.last(), join);
        }
        return new Piece(split, join);
    }

    /** Draws a loop that goes round as often as a worker says. */
    private Piece loop(Scope scope, int depth, boolean stoppable) {
        String answer = Sketch.ANSWER + sketch.id();
        String entered = scope.node("exclusiveGateway", "", "");
        unbounded++;
        Piece body = sequence(scope, depth + 1, stoppable);
        unbounded--;
        String asked = externalTask(scope, answer);
        String on = sketch.id();
        String decided = scope.choice(on);
        String left = scope.node("exclusiveGateway", "", "");
        scope.flow(entered, body.first());
        scope.flow(body.last(), asked);
        scope.flow(asked, decided);
        scope.flow(decided, entered, answer + " == true");
        scope.flowAs(on, decided, left);
        return new Piece(entered, left);
    }

    /** Draws two ways, one of which is taken as a worker says. */
    private Piece branch(Scope scope, int depth, boolean stoppable) {
        String answer = Sketch.ANSWER + sketch.id();
        String asked = externalTask(scope, answer);
        String on = sketch.id();
        String decided = scope.choice(on);
        String merged = scope.node("exclusiveGateway", "", "");
        scope.flow(asked, decided);
        Piece firstWay = sequence(scope, depth + 1, stoppable);
        Piece otherWay = sequence(scope, depth + 1, stoppable);
        scope.flow(decided, firstWay.first(), answer + " == true");
        scope.flowAs(on, decided, otherWay.first());
        scope.flow(firstWay.last(), merged);
        scope.flow(otherWay.last(), merged);
        return new Piece(asked, merged);
    }

    private Piece subProcess(Scope scope, int depth, boolean stoppable) {
        Scope within = new Scope(sketch, true);
        boolean repeats = sketch.chance(20);
        repeating += repeats ? 1 : 0;
        drawWhole(within, depth, stoppable);
        if (sketch.chance(35)) {
            eventSubProcess(within, depth);
        }
        repeating -= repeats ? 1 : 0;
        String loop = repeats ? sketch.many(false) : "";
        String id = scope.node("subProcess", "name=\"Part\"", loop + within.xml());
        scope.catchStops(id, within);
        return Piece.of(id);
    }

    /** Draws all of a process or sub-process, from a start event to an end event. */
    void drawWhole(Scope within, int depth, boolean stoppable) {
        String start = within.node("startEvent", "", "");
        Piece content = sequence(within, depth + 1, stoppable);
        within.flow(start, content.first());
        within.flow(content.last(), within.node("endEvent", "", ""));
    }

    private void eventSubProcess(Scope scope, int depth) {
        Scope within = new Scope(sketch, true);
        boolean once = sketch.random.nextBoolean();
        String event = once ? within.timer("timeDuration", sketch.oneOf(DURATIONS)) : within.message(sketch.message());
        String start = within.node("startEvent", "isInterrupting=\"false\"", event);
        repeating++;
        unbounded += once ? 0 : 1;
        Piece content = left > 0 && sketch.chance(50) ? sequence(within, depth + 2, false) : worker(within);
        unbounded -= once ? 0 : 1;
        repeating--;
        within.flow(start, content.first());
        within.flow(content.last(), within.node("endEvent", "", ""));
        scope.node(
                "subProcess",
                "name=\"On an event\" triggeredByEvent=\"true\"",
                within.xml().toString());
    }

    private Piece call(Scope scope, int depth, boolean stoppable) {
        Scope within = new Scope(sketch, true);
        boolean repeats = sketch.chance(15);
        repeating += repeats ? 1 : 0;
        drawWhole(within, depth, stoppable);
        repeating -= repeats ? 1 : 0;
        String key = sketch.calledKey();
        sketch.process(key, "", within.xml());
        String id = scope.node(
                "callActivity",
                "name=\"Call\" calledElement=\"" + key + "\" camunda:calledElementBinding=\"deployment\"",
                repeats ? sketch.many(false) : "");
        scope.catchStops(id, within);
        return Piece.of(id);
    }
}
