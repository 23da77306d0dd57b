package docket.api.rest.body;

import docket.api.rest.json.StorableText;
import docket.api.rest.problem.InvalidRequest;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of a case's content: free in its fields, but nothing that the record could not keep or show. */
public final class ContentLimits {

    public static final int MAX_ENTRIES = 500;
    public static final int MAX_TEXT = 20_000;
    public static final int MAX_NAME = 200;

    private static final int MAX_DEPTH = 8;

    private int entries;

    private ContentLimits() {}

    /** @throws docket.engine.refusal.Refused INVALID_FIELD, naming the field that is out of bounds */
    public static void check(Map<String, Object> content) {
        new ContentLimits().visit("content", content, 0);
    }

    private void visit(String path, @Nullable Object value, int depth) {
        if (++entries > MAX_ENTRIES) {
            throw InvalidRequest.field("content", "field.too-many", MAX_ENTRIES);
        }
        if (depth > MAX_DEPTH) {
            throw InvalidRequest.field(path, "field.too-deep", MAX_DEPTH);
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> visit(path + "." + name(path, (String) name), field, depth + 1));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(path + "[" + i + "]", list.get(i), depth + 1);
            }
        } else if (value instanceof String text) {
            text(path, text);
        } else if (value instanceof BigInteger
                || value instanceof Double number && (number.isInfinite() || number.isNaN())) {
            throw InvalidRequest.field(path, "field.number-range");
        }
    }

    private static String name(String path, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || !StorableText.isStorable(name)) {
            throw InvalidRequest.field(path, "field.unknown");
        }
        return name;
    }

    private static void text(String path, String text) {
        if (text.length() > MAX_TEXT) {
            throw InvalidRequest.field(path, "field.too-long", MAX_TEXT);
        }
        if (!StorableText.isStorable(text)) {
            throw InvalidRequest.field(path, "field.characters");
        }
    }
}
