package docket.api.rest.body;

import docket.api.problem.InvalidRequest;
import docket.engine.text.Characters;
import docket.processes.form.FormRefusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of a case's content: named texts, numbers and truth values, and nothing that the record could not keep or show. */
public final class ContentLimits {

    public static final int MAX_ENTRIES = 500;
    public static final int MAX_TEXT = 20_000;
    public static final int MAX_NAME = 200;

    /** Of a number, before and after the point. */
    private static final int MAX_DIGITS = 34;

    /** @throws docket.engine.refusal.Refused INVALID_FIELD or WRONG_TYPE, naming the field that is out of bounds */
    public static void check(Map<String, Object> content) {
        if (content.size() > MAX_ENTRIES) {
            throw InvalidRequest.field("content", "field.too-many", MAX_ENTRIES);
        }
        content.forEach((name, value) -> {
            if (value instanceof List<?> rows) {
                rows("content." + name(name), rows);
            } else {
                check("content." + name(name), value);
            }
        });
    }

    private static void check(String path, @Nullable Object value) {
        if (value instanceof String text) {
            text(path, text);
        } else if (value instanceof Number number) {
            number(path, number);
        } else if (value != null && !(value instanceof Boolean)) {
            throw InvalidRequest.refused(FormRefusal.WRONG_TYPE, path, "field.scalar", new Object[] {path});
        }
    }

    /** A list holds rows of named values, of which one may be an amount. */
    private static void rows(String path, List<?> rows) {
        if (rows.size() > MAX_ENTRIES) {
            throw InvalidRequest.field(path, "field.too-many", MAX_ENTRIES);
        }
        for (int i = 0; i < rows.size(); i++) {
            String row = path + "[" + i + "]";
            if (!(rows.get(i) instanceof Map<?, ?> fields)) {
                throw InvalidRequest.refused(FormRefusal.WRONG_TYPE, row, "field.scalar", new Object[] {row});
            }
            fields.forEach((name, value) -> {
                if (value instanceof Map<?, ?> amount) {
                    amount.forEach((part, text) -> check(row + "." + name + "." + part, text));
                } else {
                    check(row + "." + name, value);
                }
            });
        }
    }

    private static String name(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || !Characters.areRecordable(name)) {
            throw InvalidRequest.field("content", "field.unknown");
        }
        return name;
    }

    private static void number(String path, Number value) {
        if (value instanceof Double binary && !Double.isFinite(binary)) {
            throw InvalidRequest.field(path, "field.number-range");
        }
        BigDecimal number = new BigDecimal(value.toString());
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw InvalidRequest.field(path, "field.number-range");
        }
    }

    private static void text(String path, String text) {
        if (Characters.length(text) > MAX_TEXT) {
            throw InvalidRequest.field(path, "field.too-long", MAX_TEXT);
        }
        if (!Characters.areRecordable(text)) {
            throw InvalidRequest.field(path, "field.characters");
        }
    }

    private ContentLimits() {}
}
