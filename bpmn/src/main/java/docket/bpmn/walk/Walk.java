package docket.bpmn.walk;

import docket.bpmn.said.Sentence;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Moves.Move;
import docket.bpmn.walk.Place.Token;
import docket.bpmn.walk.Place.Token.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks every way that a case can take through a process: all decisions, events, answers and orders of what runs side
 * by side, a repeated event once. It finds what the record would refuse and where a case would wait for nobody. Up to
 * {@value #MOST} places are looked at, which takes some seconds; a process with more of them is not proven, which is a
 * finding too.
 */
public final class Walk {

    static final int MOST = 4_000;

    /** The place to which a way leads that is told of already. */
    private static final int FOUND = -1;

    /**
     * @param code {@code strands}, or {@code unproven} of a process with too many ways
     * @param sentence why, and what to draw instead
     */
    public record Finding(Element at, String code, Sentence sentence) {}

    private record VisitedPlace(Place place, Standing standing, Sentence how, List<Integer> next) {}

    private final Element process;
    private final Map<String, Element> called;
    private final Values values;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final List<VisitedPlace> seen = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    /** The places in which a case is closed. */
    private final BitSet ends = new BitSet();

    private Walk(Element process, Map<String, Element> called) {
        this.process = process;
        this.called = called;
        this.values = new Values(called.values());
    }

    /**
     * Finds what is at fault in processes, each walked from its start. One that another of them calls, or that nobody
     * starts, is walked where it is called.
     *
     * @param elsewhere the processes that are there under a key besides; what is at fault in them is told of the call
     */
    public static List<Finding> through(Collection<Element> processes, Function<String, List<Element>> elsewhere) {
        Map<String, Element> byKey = new LinkedHashMap<>();
        processes.forEach(process -> byKey.put(process.id(), process));
        for (Deque<String> open = new ArrayDeque<>(called(processes)); !open.isEmpty(); ) {
            String key = open.removeFirst();
            if (!byKey.containsKey(key)) {
                List<Element> deployed = elsewhere.apply(key);
                deployed.forEach(process -> byKey.putIfAbsent(process.id(), process));
                open.addAll(called(deployed));
                open.removeIf(byKey::containsKey);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Element process : roots(processes, byKey)) {
            Walk walk = new Walk(process, byKey);
            walk.findings().forEach(finding -> findings.add(walk.toldOf(finding, processes)));
        }
        return findings;
    }

    /** The processes that nobody calls, and one of each circle. */
    private static List<Element> roots(Collection<Element> processes, Map<String, Element> byKey) {
        Set<String> reached = new HashSet<>();
        List<Element> roots = new ArrayList<>();
        for (boolean circles : List.of(false, true)) {
            Set<String> called = called(processes);
            for (Element process : processes) {
                if ((circles || !called.contains(process.id())) && !reached.contains(process.id())) {
                    roots.add(process);
                    reach(process, byKey, reached);
                }
            }
        }
        roots.removeIf(process -> process.subject().equals("called"));
        return roots;
    }

    private static void reach(@Nullable Element process, Map<String, Element> byKey, Set<String> reached) {
        if (process != null && reached.add(process.id())) {
            called(List.of(process)).forEach(key -> reach(byKey.get(key), byKey, reached));
        }
    }

    private static Set<String> called(Collection<Element> processes) {
        return processes.stream()
                .flatMap(Element::all)
                .filter(element -> element.kind() == Kind.CALL)
                .map(Element::subject)
                .collect(Collectors.toSet());
    }

    /** A fault in a process that was deployed before is one of the process that calls it. */
    private Finding toldOf(Finding finding, Collection<Element> processes) {
        boolean isOfThese = processes.stream().flatMap(Element::all).anyMatch(element -> element == finding.at());
        return isOfThese
                ? finding
                : new Finding(
                        process, finding.code(), Stranding.IN.with(finding.at().label(), finding.sentence()));
    }

    private Collection<Finding> findings() {
        step(
                new VisitedPlace(new Place(process, null), new Standing(), Sentence.quoted(""), List.of()),
                play -> List.of(new Move(Stranding.BEGIN.with(), play::begin)),
                0);
        while (!open.isEmpty() && seen.size() <= MOST) {
            int number = open.removeFirst();
            VisitedPlace from = seen.get(number);
            int moves = moves(from);
            for (int move = 0; move < moves; move++) {
                from.next.addAll(step(from, Moves::of, move));
            }
        }
        if (seen.size() <= MOST) {
            waitingForNobody();
        } else if (findings.isEmpty()) {
            Finding unproven = new Finding(process, "unproven", Stranding.UNPROVEN.with(MOST));
            findings.put(process.id(), unproven);
        }
        return findings.values();
    }

    private int moves(VisitedPlace from) {
        Place place = from.place.copy(null);
        return Moves.of(new Play(place, from.standing.copy(), called, values, new Choices()))
                .size();
    }

    /** Makes one move in each way that it may go, and answers the numbers of the places to which it leads. */
    private List<Integer> step(VisitedPlace from, Function<Play, List<Move>> moves, int number) {
        List<Integer> next = new ArrayList<>();
        Choices choices = new Choices();
        do {
            Play play = new Play(from.place.copy(null), from.standing.copy(), called, values, choices);
            Move move = moves.apply(play).get(number);
            try {
                move.make().run();
                boolean closed = play.settle();
                next.add(reached(play, move.label(), closed));
            } catch (Stranded e) {
                next.add(FOUND);
                find(e.at, e.why, move.label());
            }
        } while (choices.again());
        return next;
    }

    private int reached(Play play, Sentence how, boolean closed) {
        String key = closed ? "closed" : play.standing.key() + play.root.key();
        Integer already = known.get(key);
        if (already != null) {
            return already;
        }
        int number = seen.size();
        known.put(key, number);
        seen.add(new VisitedPlace(play.root, play.standing, how, new ArrayList<>()));
        if (closed) {
            ends.set(number);
        } else {
            open.add(number);
        }
        return number;
    }

    private void find(Element at, Sentence why, Sentence how) {
        findings.putIfAbsent(at.id(), new Finding(at, "strands", Stranding.AFTER.with(why, how)));
    }

    /** Looks for places from which no way leads to an end. */
    private void waitingForNobody() {
        BitSet fine = (BitSet) ends.clone();
        for (int before = -1; before != fine.cardinality(); ) {
            before = fine.cardinality();
            for (int i = seen.size() - 1; i >= 0; i--) {
                if (!fine.get(i) && seen.get(i).next.stream().anyMatch(next -> next == FOUND || fine.get(next))) {
                    fine.set(i);
                }
            }
        }
        List<VisitedPlace> lost = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (!fine.get(i)) {
                lost.add(seen.get(i));
            }
        }
        List<VisitedPlace> stuck =
                lost.stream().filter(place -> place.next.isEmpty()).toList();
        (stuck.isEmpty() ? lost : stuck).forEach(this::stuck);
    }

    private void stuck(VisitedPlace where) {
        List<Token> waiting = tokens(where.place);
        Acts acts = new Acts(where.standing);
        List<Token> tasks = waiting.stream()
                .filter(token -> token.at.kind() == Kind.TASK && !acts.canDecide(token))
                .toList();
        for (Token task : tasks) {
            find(task.at, stillWaiting(task, where.standing, acts), where.how);
        }
        if (tasks.isEmpty()) {
            waiting.stream()
                    .filter(token -> token.at.kind() == Kind.FORK)
                    .forEach(join -> find(join.at, Stranding.BRANCH_NEVER_COMES.with(), where.how));
        }
        if (tasks.isEmpty() && findings.isEmpty()) {
            Element at = waiting.isEmpty() ? process : waiting.get(0).at;
            find(at, Stranding.NO_WAY_TO_AN_END.with(), where.how);
        }
    }

    private static Sentence stillWaiting(Token task, Standing standing, Acts acts) {
        if (task.stale) {
            return Stranding.STILL_WAITS_IN_A_NEW_ROUND.with(standing.state);
        }
        return acts.waits(task.at)
                ? Stranding.DECIDES_TWICE.with(task.at.subject())
                : Stranding.STILL_WAITS.with(standing.state);
    }

    private static List<Token> tokens(Place place) {
        return place.tokens.stream()
                .flatMap(token -> Stream.concat(
                        token.phase == Phase.HERE ? Stream.of(token) : Stream.empty(),
                        token.children.stream().flatMap(child -> tokens(child).stream())))
                .collect(Collectors.toList());
    }
}
