package docket.bpmn.walk;

import docket.bpmn.walk.Element.Flow;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Element.Loop;
import docket.bpmn.walk.Element.Trigger;
import docket.bpmn.walk.Place.Token;
import docket.bpmn.walk.Place.Token.Phase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays one step of a case, as far as it goes without waiting: what the process engine does in one transaction. It
 * changes the place and the standing that it is given.
 */
final class Play {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 12;

    final Standing standing;
    final Place root;
    final Acts acts;
    final Map<String, Element> called;
    private final Ways ways;
    final Lapses lapses = new Lapses();
    private Element last;
    private int steps;

    Play(Place root, Standing standing, Map<String, Element> called, Values values, Choices choices) {
        this.root = root;
        this.standing = standing;
        this.acts = new Acts(standing);
        this.called = called;
        this.ways = new Ways(values, choices, standing);
        this.last = root.element;
    }

    /** Begins the case. */
    void begin() {
        start(root);
    }

    private void start(Place place) {
        Element start = place.element.start().orElseThrow(() -> new Stranded(place.element, Stranding.NO_START));
        enter(place, start);
    }

    private void enter(Place place, Element element) {
        if (++steps > LONGEST) {
            throw new Stranded(element, Stranding.ENDLESS);
        }
        if (element.before()) {
            place.add(element, Phase.BEFORE);
        } else {
            execute(place, element);
        }
    }

    void execute(Place place, Element element) {
        last = element;
        Again.refuseDecided(place, element);
        switch (element.kind()) {
            case END -> {
                if (element.event() != null && element.waitsFor(Trigger.ERROR)) {
                    raise(place, element.event().name(), element);
                }
            }
            case FORK -> join(place, element);
            case TASK -> offer(place, element);
            case WORK, CATCH, RACE -> place.add(element, Phase.HERE);
            case ACT -> act(place, element);
            case SUB_PROCESS, CALL -> instantiate(place, element);
            default -> leave(place, element);
        }
    }

    private void act(Place place, Element service) {
        Token token = new Token(place, service, Phase.HERE);
        Loop loop = service.loop();
        token.total = loop == null ? 1 : Math.min(2, cardinality(place, service, loop));
        do {
            acts.act(place, service);
            token.done++;
        } while (token.done < token.total && !ways.isOver(token, Objects.requireNonNull(loop)));
        exit(place, service);
    }

    private void join(Place place, Element gateway) {
        List<Token> waiting = place.tokens.stream()
                .filter(token -> token.at == gateway && token.phase == Phase.HERE)
                .toList();
        if (waiting.size() + 1 < place.element.in(gateway)) {
            place.add(gateway, Phase.HERE);
        } else {
            place.tokens.removeAll(waiting);
            exit(place, gateway);
        }
    }

    private void offer(Place place, Element task) {
        acts.offer(place, task);
        Loop loop = task.loop();
        Token token = place.add(task, Phase.HERE);
        if (loop != null && !Acts.isLine(task)) {
            token.total = cardinality(place, task, loop);
            token.active = loop.sequential() ? 1 : token.total;
        }
    }

    private static int cardinality(Place place, Element element, Loop loop) {
        if (Character.isDigit(loop.cardinality().charAt(0))) {
            return Integer.parseInt(loop.cardinality());
        }
        if (!place.process().variables.containsKey(Acts.STAGE)) {
            throw new Stranded(element, Stranding.STAGE_UNKNOWN);
        }
        return 2;
    }

    private void instantiate(Place place, Element element) {
        Element body = element.kind() == Kind.CALL ? called.get(element.subject()) : element;
        if (body == null) {
            exit(place, element);
            return;
        }
        if (place.depth() > DEEPEST) {
            throw new Stranded(element, Stranding.CALLS_ITSELF);
        }
        Token token = place.add(element, Phase.HERE);
        Loop loop = element.loop();
        token.total = loop == null ? 1 : Math.min(2, cardinality(place, element, loop));
        token.active = loop == null || loop.sequential() ? 1 : token.total;
        for (int i = token.active; i > 0 && place.tokens.contains(token); i--) {
            inside(token, body);
        }
    }

    private void inside(Token token, Element body) {
        Place child = new Place(body, token);
        token.children.add(child);
        start(child);
    }

    /** Goes on from a task that was decided, and whose decision the record has taken. */
    void decided(Token token) {
        Element task = token.at;
        Loop loop = task.loop();
        if (loop != null && Acts.isLine(task)) {
            if (!ways.isOver(token, loop)) {
                throw new Stranded(task, Stranding.LINE_GOES_ON);
            }
        } else if (loop != null) {
            token.done++;
            token.active--;
            if (ways.isOver(token, loop)) {
                if (token.active > 0) {
                    lapses.lapse(token, task);
                }
            } else if (token.active > 0) {
                return;
            } else if (token.done < token.total) {
                acts.offer(token.in, task);
                token.active = 1;
                return;
            }
        }
        finish(token);
    }

    void finish(Token token) {
        token.in.tokens.remove(token);
        exit(token.in, token.at);
    }

    private void exit(Place place, Element element) {
        if (place.gone) {
            return;
        }
        if (element.after()) {
            place.add(element, Phase.AFTER);
        } else {
            leave(place, element);
        }
    }

    void leave(Place place, Element element) {
        last = element;
        List<Flow> taken = ways.from(place, element);
        for (Flow flow : taken) {
            if (place.gone) {
                return;
            }
            enter(place, place.element.child(flow.target()).orElseThrow());
        }
    }

    /** Raises an error, which goes outwards until it is caught. */
    void raise(Place from, String code, Element by) {
        boolean inside = false;
        Place place = from;
        while (true) {
            if (!inside) {
                for (Element caught : place.element.eventSubProcesses()) {
                    if (caught.start().filter(start -> catches(start, code)).isPresent()) {
                        interrupt(place, caught, by);
                        return;
                    }
                }
            }
            Token host = place.host;
            if (host == null) {
                throw new Stranded(by, Stranding.ERROR_UNCAUGHT, code);
            }
            for (Element boundary : host.in.element.boundaries(host.at)) {
                if (catches(boundary, code)) {
                    lapses.cancel(host, by);
                    leave(host.in, boundary);
                    return;
                }
            }
            inside = host.at.kind() == Kind.EVENT_SUB_PROCESS;
            place = host.in;
        }
    }

    private static boolean catches(Element event, String code) {
        return event.waitsFor(Trigger.ERROR)
                && event.event() != null
                && (event.event().name().isEmpty() || event.event().name().equals(code));
    }

    /** Begins an event sub-process in place of all that goes on around it. */
    void interrupt(Place place, Element eventSubProcess, Element by) {
        List.copyOf(place.tokens).forEach(token -> lapses.cancel(token, by));
        place.interrupted = true;
        aside(place, eventSubProcess);
    }

    /** Begins an event sub-process beside what goes on around it. */
    void aside(Place place, Element eventSubProcess) {
        inside(place.add(eventSubProcess, Phase.HERE), eventSubProcess);
    }

    /** Ends what has come to its end, holds it against the record, and answers whether the case is closed. */
    boolean settle() {
        for (Place over = over(root); over != null; over = over(root)) {
            if (over.host == null) {
                break;
            }
            end(over, over.host);
        }
        lapses.check(acts);
        if (!root.tokens.isEmpty()) {
            return false;
        }
        acts.close(last);
        return true;
    }

    private static @Nullable Place over(Place place) {
        for (Token token : place.tokens) {
            for (Place child : token.children) {
                Place inner = over(child);
                if (inner != null) {
                    return inner;
                }
            }
        }
        return place.tokens.isEmpty() ? place : null;
    }

    private void end(Place place, Token host) {
        Loop loop = host.at.loop();
        host.children.remove(place);
        host.done++;
        host.active--;
        if (loop != null && !ways.isOver(host, loop)) {
            if (!host.children.isEmpty()) {
                return;
            }
            if (host.done < host.total) {
                host.active = 1;
                inside(host, place.element);
                return;
            }
        }
        lapses.cancel(host, host.at);
        if (host.at.kind() != Kind.EVENT_SUB_PROCESS) {
            exit(host.in, host.at);
        }
    }
}
