package docket.bpmn.walk;

import docket.bpmn.ModelProperties;
import docket.bpmn.walk.Element.Loop;
import docket.bpmn.walk.Place.Token;
import docket.bpmn.walk.Standing.Money;
import docket.bpmn.walk.Standing.State;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows what the record takes and what it refuses: the rules of {@code CaseFile} and {@code BudgetLine} that models can
 * break.
 */
final class Acts {

    static final String ROUTE = "route";
    static final String STAGE = "stageSize";
    static final Set<String> ROUTING = Set.of(ROUTE, STAGE, "firstStep");
    static final Set<String> COUNTERS =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
    static final String WAIT = "WAIT";
    static final String NEXT = "NEXT";
    private static final String CLOSED = "CLOSED";

    private static final Set<String> APPROVING = Set.of("approve", "delegated-approval", "acting-approval");

    private final Standing standing;
    /** Whether the drafter asks for the case back in this step. */
    boolean withdrawing;

    Acts(Standing standing) {
        this.standing = standing;
    }

    static String step(Element task) {
        return task.mark(ModelProperties.STEP);
    }

    /** Whether whoever decides it spends the money of an approved case. */
    static boolean spends(Element task) {
        return ModelProperties.SPENDING_STEPS.contains(step(task));
    }

    static boolean isLine(Element task) {
        return step(task).equals(ModelProperties.LINE_STEP);
    }

    private static boolean isRevise(Element task) {
        return step(task).equals(ModelProperties.REVISE_STEP);
    }

    /**
     * The decisions that a task offers; on the approval line NEXT stands for the approval of all but the last, and where
     * something is paid for a payment after which something is left.
     */
    static List<String> decisions(Element task) {
        if (isLine(task)) {
            return List.of(NEXT, "APPROVE", "RETURN", "REJECT");
        }
        String offered = task.mark(ModelProperties.DECISIONS);
        if (!offered.isEmpty()) {
            return List.of(offered.split(","));
        }
        return switch (step(task)) {
            case "revise" -> List.of("RESUBMIT", "WITHDRAW");
            case "concur" -> List.of("CONCUR", "DISSENT");
            case "commit", "disburse" -> List.of("CONFIRM", "RETURN", "CLOSE");
            case "pay" -> List.of(NEXT, "CONFIRM", "RETURN");
            default -> List.of("APPROVE", "RETURN", "REJECT");
        };
    }

    void offer(Place place, Element task) {
        if (isRevise(task)) {
            if (standing.state != State.RETURNED) {
                throw new Stranded(task, Stranding.NOT_RETURNED, standing.state);
            }
            return;
        }
        if (spends(task)) {
            requireMoney(task);
            return;
        }
        if (standing.state != State.OPEN) {
            throw new Stranded(task, Stranding.ALREADY_DECIDED, standing.state);
        }
        if (isLine(task)) {
            requireLine(place, task);
        }
    }

    private void requireMoney(Element task) {
        if (standing.state != State.APPROVED) {
            throw new Stranded(task, Stranding.SPENT_EARLY, standing.state);
        }
        switch (step(task)) {
            case "commit" -> requireMoney(task, Money.RESERVED, Stranding.NOTHING_RESERVED);
            case "disburse" -> requireMoney(task, Money.COMMITTED, Stranding.NOTHING_COMMITTED);
            default -> requireMoney(task, Money.ORDERED, Stranding.NOTHING_ORDERED);
        }
    }

    private void requireMoney(Element task, Money wanted, Stranding otherwise) {
        if (standing.money != wanted) {
            throw new Stranded(task, otherwise);
        }
    }

    private void requireLine(Place place, Element task) {
        Loop loop = task.loop();
        boolean untilPassed = loop != null
                && loop.cardinality().equals("${stageSize}")
                && loop.until() != null
                && loop.until().names().equals(List.of(ROUTE))
                && !loop.until().holds(name -> WAIT)
                && loop.until().holds(name -> NEXT);
        if (!untilPassed) {
            throw new Stranded(task, Stranding.STAGE_OF_MANY);
        }
        if (!standing.line || !place.process().variables.containsKey(STAGE)) {
            throw new Stranded(task, Stranding.NO_LINE);
        }
    }

    boolean canDecide(Token token) {
        State wanted = stateOf(token.at);
        if (spends(token.at)) {
            return !token.stale && standing.state == wanted && !actedAsAnother(token.at);
        }
        return !token.stale
                && standing.state == wanted
                && (token.at.subject().isEmpty() || !standing.deciders.contains(token.at.subject()));
    }

    /** Whether a task that ends now ends while its decision is due. */
    boolean waits(Element task) {
        return standing.state == stateOf(task);
    }

    /** The state in which a task is decided. */
    private static State stateOf(Element task) {
        if (spends(task)) {
            return State.APPROVED;
        }
        return isRevise(task) ? State.RETURNED : State.OPEN;
    }

    /** Commitment, order and payment are acts of three people. */
    private boolean actedAsAnother(Element task) {
        return !task.subject().isEmpty()
                && ModelProperties.SPENDING_STEPS.stream()
                        .filter(step -> !step.equals(step(task)))
                        .anyMatch(step -> standing.deciders.contains(step + " " + task.subject()));
    }

    private void spend(Element task, String decision, Map<String, Object> variables) {
        if (decision.equals("RETURN") && !step(task).equals("pay")) {
            giveBack(task, variables);
            return;
        }
        boolean over = decision.equals("CLOSE") || step(task).equals("pay") && decision.equals("CONFIRM");
        if (over) {
            standing.money = Money.NONE;
        } else {
            standing.money = step(task).equals("disburse") ? Money.ORDERED : Money.COMMITTED;
        }
        variables.put(ROUTE, over ? CLOSED : NEXT);
        if (!task.subject().isEmpty()) {
            standing.deciders.add(step(task) + " " + task.subject());
        }
    }

    /** A request goes back to its drafter, who keeps its number; a commitment goes back to the contract officer. */
    private void giveBack(Element task, Map<String, Object> variables) {
        boolean toDrafter = step(task).equals("commit");
        standing.money = toDrafter ? Money.NONE : Money.RESERVED;
        standing.numbered &= !toDrafter;
        if (toDrafter) {
            standing.state = State.RETURNED;
        }
        variables.put(ROUTE, State.RETURNED.name());
    }

    void decide(Token token, String decision) {
        Element task = token.at;
        Map<String, Object> variables = token.in.process().variables;
        if (spends(task)) {
            spend(task, decision, variables);
            return;
        }
        switch (decision) {
            case "RETURN" -> route(variables, State.RETURNED);
            case "REJECT" -> route(variables, State.REJECTED);
            case "WITHDRAW" -> route(variables, State.WITHDRAWN);
            case "RESUBMIT" -> {
                standing.beginRound();
                variables.put(ROUTE, "RESUBMITTED");
                return;
            }
            case "APPROVE" -> {
                if (isLine(task) || !standing.line && APPROVING.contains(step(task))) {
                    route(variables, State.APPROVED);
                } else {
                    variables.put(ROUTE, NEXT);
                }
            }
            default -> variables.put(ROUTE, NEXT);
        }
        standing.acted = true;
        if (!task.subject().isEmpty()) {
            standing.deciders.add(task.subject());
        }
    }

    private void route(Map<String, Object> variables, State state) {
        standing.state = state;
        variables.put(ROUTE, state.name());
    }

    void act(Place place, Element service) {
        switch (service.subject()) {
            case "score" -> require(service, State.OPEN, Stranding.SCORED_LATE);
            case "authority" -> fixLine(place, service);
            case "register" -> {
                require(service, State.APPROVED, Stranding.NUMBERED_EARLY);
                if (standing.numbered) {
                    throw new Stranded(service, Stranding.NUMBERED_ALREADY);
                }
                standing.numbered = true;
            }
            case "withdraw" -> withdraw(service);
            case "reserve" -> {
                if (standing.money != Money.NONE) {
                    throw new Stranded(service, Stranding.RESERVED_ALREADY);
                }
                standing.money = Money.RESERVED;
            }
            case "commit" -> {
                if (standing.money != Money.RESERVED) {
                    throw new Stranded(service, Stranding.NOTHING_RESERVED);
                }
                standing.money = Money.NONE;
            }
            case "release" -> standing.money = Money.NONE;
            default -> {}
        }
    }

    private void fixLine(Place place, Element service) {
        require(service, State.OPEN, Stranding.LINE_FIXED_LATE);
        if (place.process().element.mark(ModelProperties.AUTHORITY).isEmpty()) {
            throw new Stranded(service, Stranding.NO_TABLE_NAMED, ModelProperties.AUTHORITY);
        }
        if (standing.line) {
            throw new Stranded(service, Stranding.LINE_FIXED_ALREADY);
        }
        standing.line = true;
        place.process().variables.put(STAGE, Values.ANY);
        place.process().variables.put("firstStep", Values.ANY);
        place.process().variables.put(ROUTE, NEXT);
    }

    private void withdraw(Element service) {
        if (!withdrawing) {
            throw new Stranded(service, Stranding.NOT_BY_THE_DRAFTER, ModelProperties.WITHDRAWAL_MESSAGE);
        }
        standing.state = State.WITHDRAWN;
    }

    /** Refuses an event at which the process would wait for a withdrawal: the drafter may withdraw at any time. */
    static void refuseWithdrawal(Element event) {
        if (event.isWithdrawal()) {
            throw new Stranded(event, Stranding.WITHDRAWAL_WAITED_FOR, ModelProperties.WITHDRAWAL_MESSAGE);
        }
    }

    private void require(Element service, State state, Stranding otherwise) {
        if (standing.state != state) {
            throw new Stranded(service, otherwise, standing.state);
        }
    }

    void close(Element last) {
        if (standing.state == State.OPEN || standing.state == State.RETURNED) {
            throw new Stranded(last, Stranding.ENDS_UNDECIDED, standing.state);
        }
        if (standing.money == Money.ORDERED) {
            throw new Stranded(last, Stranding.ENDS_UNPAID);
        }
    }
}
