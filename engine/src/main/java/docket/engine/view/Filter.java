package docket.engine.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a search with their arguments. Conditions whose value is null are left out. */
final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Filter with(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    Filter equal(String column, @Nullable Object value) {
        return value == null ? this : with(column + " = ?", value);
    }

    /** A text that occurs in one of the columns, whatever the case of its letters. */
    Filter contains(@Nullable String text, String... columns) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String pattern = "%"
                + text.strip()
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace("\0", "")
                + "%";
        List<String> any = new ArrayList<>();
        for (String column : columns) {
            any.add(column + " ILIKE ?");
            arguments.add(pattern);
        }
        conditions.add("(" + String.join(" OR ", any) + ")");
        return this;
    }

    /** What one of two filters lets through. */
    Filter either(Filter one, Filter other) {
        conditions.add(
                "(" + String.join(" AND ", one.conditions) + " OR " + String.join(" AND ", other.conditions) + ")");
        arguments.addAll(one.arguments);
        arguments.addAll(other.arguments);
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The conditions' arguments, then more. */
    Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
