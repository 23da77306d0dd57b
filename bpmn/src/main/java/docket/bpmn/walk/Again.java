package docket.bpmn.walk;

import docket.bpmn.walk.Element.Flow;
import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Element.Trigger;
import docket.bpmn.walk.Place.Token;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where a drawing leads from one of its elements: back to it, to a person, or to where an error is caught. */
final class Again {

    /** Notes that somebody has decided, wherever the case may come back to. */
    static void decided(Token token) {
        for (Token at = token; at != null; at = at.in.host) {
            if (after(at.in.element, at.at).contains(at.at)) {
                at.in.decided.add(at.at.id());
            }
        }
    }

    /**
     * Refuses a way back to a task that was decided: nobody decides twice in a round, and nothing says how often it
     * comes back.
     */
    static void refuseDecided(Place place, Element entered) {
        if (place.decided.contains(entered.id())) {
            throw new Stranded(entered, Stranding.DECIDED_AGAIN);
        }
    }

    /**
     * Refuses an event that may come as often as it likes and asks a person.
     *
     * @param begun what the event begins: itself, on a boundary, or the event sub-process around it
     */
    static void refuseRepeated(Place place, Element begun, Element event, Map<String, Element> called) {
        Set<Element> following = new LinkedHashSet<>(after(place.element, begun));
        following.add(begun);
        if (event.event() != null
                && event.event().comesAgain()
                && inside(following, called).stream().anyMatch(element -> element.kind() == Kind.TASK)) {
            throw new Stranded(event, Stranding.EVENT_REPEATED);
        }
    }

    /** The elements that stand in these, and in the processes that they call. */
    private static Set<Element> inside(Collection<Element> elements, Map<String, Element> called) {
        Set<Element> inside = new LinkedHashSet<>();
        Deque<Element> open = new ArrayDeque<>(elements);
        while (!open.isEmpty()) {
            open.remove()
                    .all()
                    .filter(inside::add)
                    .filter(element -> element.kind() == Kind.CALL)
                    .flatMap(call -> Stream.ofNullable(called.get(call.subject())))
                    .forEach(open::add);
        }
        return inside;
    }

    /**
     * The codes of the errors that a worker may report and something around its task catches, empty for any. What an
     * end event there throws, or an event on its own boundary catches, is none of them.
     */
    static Set<String> caughtOutside(Place place, Element worker, Map<String, Element> called) {
        Set<String> ownCodes = new TreeSet<>();
        place.element.boundaries(worker).forEach(boundary -> add(boundary, ownCodes));
        Set<String> codes = new TreeSet<>();
        Set<String> thrown = new TreeSet<>(ownCodes);
        for (Place at = place; at != null; ) {
            inside(List.of(at.element), called).stream()
                    .filter(end -> end.kind() == Kind.END)
                    .forEach(end -> add(end, thrown));
            Set<String> caught = new TreeSet<>();
            at.element.eventSubProcesses().stream()
                    .flatMap(aside -> aside.start().stream())
                    .forEach(start -> add(start, caught));
            Token host = at.host;
            if (host != null) {
                host.in.element.boundaries(host.at).forEach(boundary -> add(boundary, caught));
            }
            caught.removeIf(code -> code.isEmpty() ? !thrown.isEmpty() : thrown.contains(code));
            codes.addAll(caught);
            at = host == null ? null : host.in;
        }
        return ownCodes.contains("") ? Set.of() : codes;
    }

    private static void add(Element event, Set<String> codes) {
        if (event.event() != null && event.waitsFor(Trigger.ERROR)) {
            codes.add(event.event().name());
        }
    }

    /** The elements that follow one of the children, by flows and by events on boundaries. */
    private static Set<Element> after(Element scope, Element child) {
        Set<Element> following = new LinkedHashSet<>();
        Deque<Element> open = new ArrayDeque<>();
        for (@Nullable Element next = child; next != null; next = open.poll()) {
            Stream.concat(
                            scope.out(next).stream().map(Flow::target).flatMap(target -> scope.child(target).stream()),
                            scope.boundaries(next).stream())
                    .filter(following::add)
                    .forEach(open::add);
        }
        return following;
    }

    private Again() {}
}
