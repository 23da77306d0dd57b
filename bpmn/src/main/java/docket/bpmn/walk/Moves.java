package docket.bpmn.walk;

import docket.bpmn.ModelProperties;
import docket.bpmn.said.Sentence;
import docket.bpmn.walk.Element.Trigger;
import docket.bpmn.walk.Place.Token;
import docket.bpmn.walk.Place.Token.Phase;
import java.util.ArrayList;
import java.util.List;

/** Finds what may happen next to a case that waits: a decision, an event, a job, a worker's report. */
final class Moves {

    /**
     * One move.
     *
     * @param label for a person: {@code APPROVE at 'decide'}
     */
    record Move(Sentence label, Runnable make) {}

    private final List<Move> moves = new ArrayList<>();
    private final Play play;
    private final Acts acts;

    private Moves(Play play) {
        this.play = play;
        this.acts = play.acts;
    }

    /** The moves, in an order that is the same for a copy of the place. */
    static List<Move> of(Play play) {
        Moves moves = new Moves(play);
        moves.in(play.root, play.root);
        return moves.moves;
    }

    private void in(Place place, Place root) {
        for (Token token : place.tokens) {
            if (token.phase == Phase.BEFORE) {
                add(Stranding.JOB_OF, token.at, () -> {
                    place.tokens.remove(token);
                    play.execute(place, token.at);
                });
            } else if (token.phase == Phase.AFTER) {
                add(Stranding.JOB_AFTER, token.at, () -> {
                    place.tokens.remove(token);
                    play.leave(place, token.at);
                });
            } else {
                at(place, token, root);
            }
        }
        if (!place.interrupted) {
            for (Element aside : place.element.eventSubProcesses()) {
                aside.start().ifPresent(start -> begin(place, aside, start, root));
            }
        }
    }

    private void at(Place place, Token token, Place root) {
        Element element = token.at;
        switch (element.kind()) {
            case TASK -> decisions(token);
            case WORK -> {
                add(Stranding.WORKER_OF, element, () -> {
                    for (String result :
                            element.mark(ModelProperties.RESULTS).strip().split("\\s*,\\s*")) {
                        place.process().variables.put(result, Values.ANY);
                    }
                    play.finish(token);
                });
                place.element.boundaries(element).stream()
                        .filter(boundary -> boundary.waitsFor(Trigger.ERROR))
                        .forEach(boundary -> add(Stranding.ERROR_AT, element, () -> {
                            play.lapses.cancel(token, boundary);
                            play.leave(place, boundary);
                        }));
                Again.caughtOutside(place, element, play.called)
                        .forEach(code -> add(Stranding.ERROR_AT, element, () -> play.raise(place, code, element)));
            }
            case CATCH ->
                add(Stranding.EVENT, element, () -> {
                    Acts.refuseWithdrawal(element);
                    play.finish(token);
                });
            case RACE ->
                place.element
                        .out(element)
                        .forEach(flow -> place.element
                                .child(flow.target())
                                .ifPresent(event -> add(Stranding.EVENT, event, () -> {
                                    Acts.refuseWithdrawal(event);
                                    place.tokens.remove(token);
                                    play.leave(place, event);
                                })));
            default -> {}
        }
        boundaries(place, token, root);
        token.children.forEach(child -> in(child, root));
    }

    private void decisions(Token token) {
        if (!acts.canDecide(token)) {
            return;
        }
        for (String decision : Acts.decisions(token.at)) {
            String word = !decision.equals(Acts.NEXT) ? decision : Acts.spends(token.at) ? "CONFIRM" : "APPROVE";
            add(Stranding.DECISION.with(word, token.at.quoted()), () -> {
                acts.decide(token, decision);
                if (decision.equals("RESUBMIT")) {
                    play.root.makeStale(token);
                } else if (!Acts.isLine(token.at) && !Acts.spends(token.at)) {
                    Again.decided(token);
                }
                play.decided(token);
            });
        }
    }

    private void boundaries(Place place, Token token, Place root) {
        for (Element boundary : place.element.boundaries(token.at)) {
            if (boundary.waitsFor(Trigger.ERROR) || !mayCome(boundary, place, root)) {
                continue;
            }
            if (boundary.interrupting()) {
                add(Stranding.EVENT, boundary, () -> {
                    acts.withdrawing = boundary.isWithdrawal();
                    play.lapses.cancel(token, boundary);
                    play.leave(place, boundary);
                });
            } else if (!token.fired.contains(boundary.id())) {
                add(Stranding.EVENT, boundary, () -> {
                    acts.withdrawing = boundary.isWithdrawal();
                    token.fired.add(boundary.id());
                    Again.refuseRepeated(place, boundary, boundary, play.called);
                    play.leave(place, boundary);
                });
            }
        }
    }

    private void begin(Place place, Element aside, Element start, Place root) {
        if (start.waitsFor(Trigger.ERROR) || !mayCome(start, place, root)) {
            return;
        }
        if (start.interrupting()) {
            add(Stranding.EVENT, start, () -> {
                acts.withdrawing = start.isWithdrawal();
                play.interrupt(place, aside, start);
            });
        } else if (!place.fired.contains(start.id())) {
            add(Stranding.EVENT, start, () -> {
                acts.withdrawing = start.isWithdrawal();
                place.fired.add(start.id());
                Again.refuseRepeated(place, aside, start, play.called);
                play.aside(place, aside);
            });
        }
    }

    /**
     * Whether an event may come: the drafter's message reaches the process of the case alone, while the record takes
     * it.
     */
    private boolean mayCome(Element event, Place place, Place root) {
        return !event.isWithdrawal() || place.process() == root && play.standing.mayBeWithdrawn();
    }

    private void add(Stranding label, Element at, Runnable make) {
        add(label.with(at.quoted()), make);
    }

    private void add(Sentence label, Runnable make) {
        moves.add(new Move(label, make));
    }
}
