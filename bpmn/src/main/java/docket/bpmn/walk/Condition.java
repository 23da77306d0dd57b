package docket.bpmn.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition as the lint lets it pass, for example <code>${route == 'NEXT' or ready == true}</code>: comparisons of names
 * with literals, joined by and, or, not and brackets. Immutable.
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
        List<String> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(this.text.replaceAll("^\\$\\{|}$", ""));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        this.tokens = List.copyOf(found);
    }

    /** @param values of the names, asked only for those that count, as the engine asks */
    public boolean holds(Function<String, @Nullable Object> values) {
        return new Reading(values).either(true);
    }

    /** Those that it reads, each once. */
    public List<String> names() {
        return tokens.stream().filter(Condition::isName).distinct().toList();
    }

    /** The literals that a name is compared with, {@code true} where it stands alone. */
    void compared(String name, Consumer<@Nullable Object> literals) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(name)) {
                continue;
            }
            boolean left = i + 1 < tokens.size() && COMPARISONS.contains(tokens.get(i + 1));
            boolean right = i > 0 && COMPARISONS.contains(tokens.get(i - 1));
            if (left || right) {
                String other = left ? tokens.get(i + 2) : tokens.get(i - 2);
                literals.accept(isName(other) ? other : literal(other));
            } else {
                literals.accept(true);
            }
        }
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
