package docket.engine.view;

import docket.engine.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions of a search with their arguments. Conditions whose value is null are left out. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    public Filter with(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    public Filter equal(String column, @Nullable Object value) {
        return value == null ? this : with(column + " = ?", value);
    }

    /**
     * Adds that the text occurs in one of the columns, whatever the case of its letters and however its Hangul is
     * composed.
     */
    public Filter contains(@Nullable String text, String... columns) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String pattern = "%"
                + Characters.composed(text.strip())
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

    /** Adds that one of the filters lets the row through; where there are no filters, nothing is asked. */
    public Filter either(List<Filter> filters) {
        if (!filters.isEmpty()) {
            conditions.add(filters.stream()
                    .map(filter -> "(" + String.join(" AND ", filter.conditions) + ")")
                    .collect(Collectors.joining(" OR ", "(", ")")));
            filters.forEach(filter -> arguments.addAll(filter.arguments));
        }
        return this;
    }

    public String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The conditions' arguments, then those that follow them. */
    public Object[] arguments(Object... following) {
        List<Object> values = new ArrayList<>(arguments);
        values.addAll(List.of(following));
        return values.toArray();
    }
}
