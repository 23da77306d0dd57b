package docket.bpmn.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small language of conditions: comparisons of allowed names with literals, joined by and, or, not and brackets.
 * There are no method calls, no properties but {@code this.NAME}, and but one function, FEEL's {@code contains(name,
 * literal)}.
 */
enum Grammar {
    /** As the engine's expression language writes it, inside <code>${…}</code>. */
    EL(
            Set.of("&&", "and"),
            Set.of("||", "or"),
            Set.of("==", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge"),
            false),

    /** As FEEL writes it. */
    FEEL(Set.of("and"), Set.of("or"), Set.of("=", "!=", "<", ">", "<=", ">="), true);

    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:(?<string>\"[^\"\\\\]*+\"|'[^'\\\\]*+')"
            + "|(?<number>-?[0-9]++(?:\\.[0-9]++)?)"
            + "|(?<name>(?:this\\.)?[A-Za-z][A-Za-z0-9]*+)"
            + "|(?<operator>&&|\\|\\||==|!=|<=|>=|[=<>!(),]))");

    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final Set<String> and;
    private final Set<String> or;
    private final Set<String> comparisons;
    private final boolean feel;

    Grammar(Set<String> and, Set<String> or, Set<String> comparisons, boolean feel) {
        this.and = and;
        this.or = or;
        this.comparisons = comparisons;
        this.feel = feel;
    }

    /** @param names the names that the condition may mention */
    boolean isCondition(String text, Set<String> names) {
        String inner = text.strip();
        if (!feel) {
            if (!inner.startsWith("${") || !inner.endsWith("}")) {
                return false;
            }
            inner = inner.substring(2, inner.length() - 1).strip();
        }
        List<String> tokens = tokens(inner);
        return !tokens.isEmpty() && new Reading(tokens, names).isWhole();
    }

    /** The tokens of a text, or none where it holds anything else. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        return end == text.length() ? tokens : List.of();
    }

    private static final Set<String> EQUALITY = Set.of("==", "!=", "eq", "ne");

    /** What a value is; the engine coerces one kind to another, or fails where a case is under way. */
    private enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        ANY;

        boolean goesWith(Kind other) {
            return this == other || this == ANY || other == ANY;
        }
    }

    /** One descent through the tokens. Each method says whether what stands here is what it is named after. */
    private final class Reading {

        private static final int DEEPEST = 50;

        private final List<String> tokens;
        private final Set<String> names;
        private int next;
        private int depth;

        Reading(List<String> tokens, Set<String> names) {
            this.tokens = tokens;
            this.names = names;
        }

        boolean isWhole() {
            return alternatives() && next == tokens.size();
        }

        private boolean alternatives() {
            boolean fine = ++depth < DEEPEST && conjunction();
            while (fine && takeAny(or)) {
                fine = conjunction();
            }
            depth--;
            return fine;
        }

        private boolean conjunction() {
            boolean fine = negation();
            while (fine && takeAny(and)) {
                fine = negation();
            }
            return fine;
        }

        /** A comparison is negated in brackets: without them the engine would negate its first operand alone. */
        private boolean negation() {
            boolean negated = false;
            while (peek("not") || !feel && peek("!")) {
                next++;
                negated = true;
            }
            if (take("(")) {
                return alternatives() && take(")");
            }
            return negated ? !feel && truth() : comparison();
        }

        private boolean comparison() {
            if (feel && take("contains")) {
                return take("(") && name() && take(",") && literal() && take(")");
            }
            if (feel) {
                return operand() && (!takeAny(comparisons) || operand());
            }
            int left = next;
            if (next + 1 < tokens.size() && comparisons.contains(tokens.get(next + 1))) {
                return operand()
                        && takeAny(comparisons)
                        && operand()
                        && kind(tokens.get(left)).goesWith(kind(tokens.get(left + 2)))
                        && !(isAnswer(left) && isAnswer(left + 2))
                        && (EQUALITY.contains(tokens.get(left + 1)) || !isNull(left) && !isNull(left + 2));
            }
            return truth();
        }

        /** Nobody knows of two of them that they are of one kind. */
        private boolean isAnswer(int at) {
            return names.contains(tokens.get(at)) && kind(tokens.get(at)) == Kind.ANY;
        }

        /** The engine says of no value whether it comes before nothing or after it. */
        private boolean isNull(int at) {
            return tokens.get(at).equals("null");
        }

        private boolean truth() {
            return operand() && kind(tokens.get(next - 1)).goesWith(Kind.TRUTH);
        }

        private static Kind kind(String token) {
            if (BpmnRules.COUNTS.contains(token) || "-0123456789".indexOf(token.charAt(0)) >= 0) {
                return Kind.NUMBER;
            }
            if (token.equals(BpmnRules.ROUTE) || "\"'".indexOf(token.charAt(0)) >= 0) {
                return Kind.TEXT;
            }
            return token.equals("true") || token.equals("false") ? Kind.TRUTH : Kind.ANY;
        }

        private boolean operand() {
            return literal() || name();
        }

        private boolean literal() {
            boolean is = next < tokens.size()
                    && (CONSTANTS.contains(tokens.get(next))
                            || "\"'-0123456789".indexOf(tokens.get(next).charAt(0)) >= 0)
                    && !(feel && tokens.get(next).startsWith("'"));
            next += is ? 1 : 0;
            return is;
        }

        private boolean name() {
            boolean is = next < tokens.size()
                    && (names.contains(tokens.get(next))
                            || feel && tokens.get(next).startsWith("this."));
            next += is ? 1 : 0;
            return is;
        }

        private boolean takeAny(Set<String> operators) {
            return next < tokens.size() && operators.contains(tokens.get(next)) && next++ >= 0;
        }

        private boolean take(String token) {
            return takeAny(Set.of(token));
        }

        private boolean peek(String token) {
            return next < tokens.size() && tokens.get(next).equals(token);
        }
    }
}
