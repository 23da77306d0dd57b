package docket.bpmn.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An instance of a process or sub-process, and where its tokens stand. */
final class Place {

    final Element element;
    final @Nullable Token host;
    final List<Token> tokens = new ArrayList<>();
    /** The variables, where the place is a process. */
    final Map<String, Object> variables = new TreeMap<>();
    /** Events that do not interrupt and have come already: each comes once. */
    final TreeSet<String> fired = new TreeSet<>();

    /** The ids of what may be entered again, and in which somebody has decided in this round. */
    final TreeSet<String> decided = new TreeSet<>();

    boolean interrupted;
    boolean gone;

    Place(Element element, @Nullable Token host) {
        this.element = element;
        this.host = host;
    }

    /** A token that stands somewhere. */
    static final class Token {
        enum Phase {
            BEFORE,
            HERE,
            AFTER
        }

        final Place in;
        final Element at;
        final Phase phase;
        final List<Place> children = new ArrayList<>();
        final TreeSet<String> fired = new TreeSet<>();
        int total = 1;
        int active = 1;
        int done;
        /** Whether it was offered in a round that is over. */
        boolean stale;

        Token(Place in, Element at, Phase phase) {
            this.in = in;
            this.at = at;
            this.phase = phase;
        }

        private Token copy(Place to) {
            Token copy = new Token(to, at, phase);
            children.forEach(child -> copy.children.add(child.copy(copy)));
            copy.fired.addAll(fired);
            copy.total = total;
            copy.active = active;
            copy.done = done;
            copy.stale = stale;
            return copy;
        }

        private String key() {
            return at.id() + ":" + phase.ordinal() + (stale ? "s" : "") + active + "/" + done + fired
                    + children.stream().map(Place::key).sorted().collect(Collectors.joining());
        }
    }

    /** Puts a token somewhere. Where two stand already, of which nothing tells a third, it is left out. */
    Token add(Element at, Token.Phase phase) {
        Token token = new Token(this, at, phase);
        boolean alreadyTwo = tokens.stream()
                        .filter(standing -> standing.at == at && standing.phase == phase)
                        .count()
                > 1;
        if (!alreadyTwo || at.kind() == Element.Kind.FORK) {
            tokens.add(token);
        }
        return token;
    }

    /** The process that this is part of: where its variables are. */
    Place process() {
        return element.kind() == Element.Kind.PROCESS || host == null ? this : host.in.process();
    }

    int depth() {
        return host == null ? 0 : 1 + host.in.depth();
    }

    /** Begins a new round: what was offered in the last one is decided by nobody. */
    void makeStale(Token but) {
        decided.clear();
        for (Token token : tokens) {
            token.stale |= token != but && token.at.kind() == Element.Kind.TASK && token.phase == Token.Phase.HERE;
            token.children.forEach(child -> child.makeStale(but));
        }
    }

    Place copy(@Nullable Token to) {
        Place copy = new Place(element, to);
        tokens.forEach(token -> copy.tokens.add(token.copy(copy)));
        copy.variables.putAll(variables);
        copy.fired.addAll(fired);
        copy.decided.addAll(decided);
        copy.interrupted = interrupted;
        return copy;
    }

    /** A key that is the same for places that nothing tells apart. */
    String key() {
        return element.id()
                + variables
                + fired
                + decided
                + (interrupted ? "!" : "")
                + tokens.stream().map(Token::key).sorted().collect(Collectors.joining(",", "[", "]"));
    }
}
