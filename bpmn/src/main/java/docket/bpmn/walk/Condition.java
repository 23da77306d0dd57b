package docket.bpmn.walk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition as the lint lets it pass, for example <code>${route == 'NEXT' or ready == true}</code>: comparisons of
 * names with literals, joined by and, or, not and brackets. Immutable.
 */
public final class Condition {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*+(\"[^\"]*+\"|'[^']*+'|-?[0-9.]++|[A-Za-z][A-Za-z0-9]*+|&&|\\|\\||==|!=|<=|>=|[<>!()])");
    private static final List<String> COMPARISONS =
            List.of("==", "!=", "<=", ">=", "<", ">", "eq", "ne", "le", "ge", "lt", "gt");

    private final String text;
    private final List<String> tokens;

    /** @param text in <code>${…}</code> */
    public Condition(String text) {
        this.text = text.strip();
        List<String> read = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(this.text.replaceAll("^\\$\\{|}$", ""));
        while (matcher.find()) {
            read.add(matcher.group(1));
        }
        this.tokens = List.copyOf(read);
    }

    /** @param values the values of the names; only those that count are asked for, as the engine does */
    public boolean holds(Function<String, @Nullable Object> values) {
        return new Reading(values).either(true);
    }

    /** The names that it reads, each once. */
    public List<String> names() {
        return tokens.stream().filter(Condition::isName).distinct().toList();
    }

    /** Whether it is a name and nothing else, of which the engine demands that it is true or false. */
    boolean isBare() {
        List<String> inner = tokens.stream()
                .filter(token -> !token.equals("(") && !token.equals(")"))
                .toList();
        return inner.size() == 1 && isName(inner.get(0));
    }

    /** The literals that a name is compared with, {@code true} where it stands alone. */
    void compared(String name, Consumer<@Nullable Object> literals) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(name)) {
                continue;
            }
            String literal = comparedWith(i);
            if (literal == null) {
                literals.accept(true);
            } else {
                literals.accept(isName(literal) ? literal : literal(literal));
            }
        }
    }

    /** As what it reads its names; one that is only compared with null is none. */
    public Map<String, Set<Answer>> answers() {
        Map<String, Set<Answer>> answers = new TreeMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(tokens.get(i))) {
                String literal = comparedWith(i);
                Answer answer = literal == null ? Answer.TRUTH : kind(literal);
                if (answer != null) {
                    answers.computeIfAbsent(tokens.get(i), name -> EnumSet.noneOf(Answer.class))
                            .add(answer);
                }
            }
        }
        return answers;
    }

    private static @Nullable Answer kind(String operand) {
        if (operand.equals(Acts.ROUTE)) {
            return Answer.TEXT;
        }
        if (Acts.ROUTING.contains(operand) || Acts.COUNTERS.contains(operand)) {
            return Answer.NUMBER;
        }
        return isName(operand) ? null : Answer.of(literal(operand));
    }

    private @Nullable String comparedWith(int name) {
        if (name + 1 < tokens.size() && COMPARISONS.contains(tokens.get(name + 1))) {
            return tokens.get(name + 2);
        }
        return name > 0 && COMPARISONS.contains(tokens.get(name - 1)) ? tokens.get(name - 2) : null;
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0))
                && !List.of("true", "false", "null", "and", "or", "not").contains(token)
                && !COMPARISONS.contains(token);
    }

    private static @Nullable Object literal(String token) {
        return switch (token) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default ->
                token.startsWith("'") || token.startsWith("\"")
                        ? token.substring(1, token.length() - 1)
                        : (Object) Double.valueOf(token);
        };
    }

    private final class Reading {
        private final Function<String, @Nullable Object> values;
        private int next;

        Reading(Function<String, @Nullable Object> values) {
            this.values = values;
        }

        /** @param counts whether the value matters, or is only read over */
        boolean either(boolean counts) {
            boolean value = both(counts);
            while (take("||") || take("or")) {
                boolean more = both(counts && !value);
                value = value || more;
            }
            return value;
        }

        private boolean both(boolean counts) {
            boolean value = not(counts);
            while (take("&&") || take("and")) {
                boolean more = not(counts && value);
                value = value && more;
            }
            return value;
        }

        private boolean not(boolean counts) {
            if (take("!") || take("not")) {
                return !not(counts);
            }
            if (take("(")) {
                boolean value = either(counts);
                take(")");
                return value;
            }
            Object left = operand(counts);
            if (next < tokens.size() && COMPARISONS.contains(tokens.get(next))) {
                String comparison = tokens.get(next++);
                return compare(left, comparison, operand(counts));
            }
            return Boolean.TRUE.equals(left);
        }

        private @Nullable Object operand(boolean counts) {
            String token = tokens.get(next++);
            if (isName(token)) {
                return counts ? values.apply(token) : null;
            }
            return literal(token);
        }

        private boolean take(String token) {
            boolean is = next < tokens.size() && tokens.get(next).equals(token);
            next += is ? 1 : 0;
            return is;
        }
    }

    private static boolean compare(@Nullable Object left, String comparison, @Nullable Object right) {
        return switch (comparison) {
            case "==", "eq" -> Objects.equals(left, right);
            case "!=", "ne" -> !Objects.equals(left, right);
            default -> {
                if (left == null || right == null) {
                    yield false;
                }
                int order = left instanceof Double one && right instanceof Double other
                        ? Double.compare(one, other)
                        : String.valueOf(left).compareTo(String.valueOf(right));
                yield switch (comparison) {
                    case "<", "lt" -> order < 0;
                    case ">", "gt" -> order > 0;
                    case "<=", "le" -> order <= 0;
                    default -> order >= 0;
                };
            }
        };
    }
}
