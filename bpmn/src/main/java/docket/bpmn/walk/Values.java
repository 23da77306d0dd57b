package docket.bpmn.walk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a name may stand for whose value the model does not tell: as many values as its conditions tell apart. */
final class Values {

    /** The value of a variable in which a worker has handed something back. */
    static final Object ANY = new Object() {
        @Override
        public String toString() {
            return "?";
        }
    };

    /** The value of a variable in which a worker has handed back that there is nothing. */
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private final Map<String, List<Object>> values = new HashMap<>();
    private final Map<String, Integer> readings = new HashMap<>();

    Values(Collection<Element> processes) {
        Map<String, Set<Object>> literals = new HashMap<>();
        for (Element process : processes) {
            for (Condition condition : process.conditions()) {
                for (String name : condition.names()) {
                    readings.merge(name, 1, Integer::sum);
                    Set<Object> some = literals.computeIfAbsent(name, key -> new LinkedHashSet<>());
                    condition.compared(name, literal -> add(some, literal));
                }
            }
        }
        literals.forEach((name, some) -> {
            if (!Acts.ROUTING.contains(name) && !Acts.COUNTERS.contains(name)) {
                some.add(NOTHING);
            }
            values.put(name, new ArrayList<>(some));
        });
    }

    /** A value as a person reads it: a text in quotes, a number without a point where it is whole. */
    static Object text(@Nullable Object value) {
        if (value == ANY) {
            return Stranding.NONE_OF_THEM.with();
        }
        return value instanceof Double number
                ? new BigDecimal(number).toPlainString()
                : value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    List<Object> of(String name) {
        return values.getOrDefault(name, List.of(true));
    }

    /** Whether a value, once it was chosen, is read again. */
    boolean areReadAgain(String name) {
        return readings.getOrDefault(name, 0) > 1;
    }

    private static void add(Set<Object> values, @Nullable Object literal) {
        if (literal instanceof Boolean) {
            values.add(true);
            values.add(false);
        } else if (literal instanceof Double number) {
            values.add(number - 1);
            values.add(number);
            values.add(number + 1);
        } else {
            if (literal != null) {
                values.add(literal);
            }
            values.add("something else");
        }
    }
}
