package docket.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the scorecard of a process looks at, in its order: what every case has ({@link #OF_EVERY_CASE}), and fields of the
 * form on which a case is drafted.
 */
public record Features(List<Feature> all) {

    /** How values are told apart: by how large they are, or by what they are. */
    public enum Kind {
        NUMERIC,
        CATEGORICAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Feature(String name, Kind kind) {}

    /** What every case has, by name, with its kind. */
    public static final Map<String, Kind> OF_EVERY_CASE = Map.of(
            "amount", Kind.NUMERIC,
            "kind", Kind.CATEGORICAL,
            "organization", Kind.CATEGORICAL,
            "round", Kind.CATEGORICAL,
            "weekday", Kind.CATEGORICAL,
            "hour", Kind.NUMERIC);

    /** Fields of a form that say something of the case and are no content. */
    private static final Set<String> NO_CONTENT =
            Set.of("title", "currency", "approvalLine", "confidential", "decision", "opinion", "overrideReason");

    /** What a form may ask under the name of what every case has, because it is the same. */
    private static final Set<String> THE_SAME = Set.of("amount", "kind", "organization");

    /**
     * Reads what {@link ModelProperties#FEATURES} says.
     *
     * @param said names, comma separated, each with or without a kind: {@code amount, chairs, floor:categorical}
     * @param start the form on which a case is drafted
     * @param faults is told of each feature that cannot be one, which is then left out
     */
    public static Features read(String said, FormDefinition start, Consumer<FieldError> faults) {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (String one : said.strip().split("\\s*,\\s*")) {
            String[] parts = one.split("\\s*:\\s*", 2);
            String name = parts[0];
            String kind = parts.length == 1 ? usualKind(name, start).word() : parts[1];
            FieldError fault = features.containsKey(name) ? error(name, "feature-twice") : fault(name, kind, start);
            if (fault == null) {
                features.put(name, new Feature(name, Kind.valueOf(kind.toUpperCase(Locale.ROOT))));
            } else {
                faults.accept(fault);
            }
        }
        return new Features(List.copyOf(features.values()));
    }

    /** Why these fields of a content, which a card looks at, do not fit a form; empty where they do. */
    public static List<FieldError> faults(List<Feature> fields, FormDefinition start) {
        List<FieldError> faults = new ArrayList<>();
        for (Feature field : fields) {
            FieldError fault = fault(field.name(), field.kind().word(), start);
            if (fault != null) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private static @Nullable FieldError fault(String name, String kind, FormDefinition start) {
        FormField field = start.field(name);
        Kind ofEveryCase = OF_EVERY_CASE.get(name);
        if (ofEveryCase != null) {
            return field != null && !THE_SAME.contains(name)
                    ? error(name, "feature-ambiguous")
                    : checkKind(name, kind, name, List.of(ofEveryCase));
        }
        if (field == null || NO_CONTENT.contains(name)) {
            String others = String.join(", ", new TreeSet<>(OF_EVERY_CASE.keySet()));
            return error(name, "feature-not-on-form", start.id(), others);
        }
        if (field.personal()) {
            return error(name, "feature-personal");
        }
        List<Kind> kinds = kinds(field.type());
        return kinds.isEmpty()
                ? error(name, "feature-of-no-kind", field.type())
                : checkKind(name, kind, field.type(), kinds);
    }

    private static @Nullable FieldError checkKind(String name, String kind, String what, List<Kind> kinds) {
        return kinds.stream().anyMatch(one -> one.word().equals(kind))
                ? null
                : error(
                        name,
                        "feature-of-other-kind",
                        kind,
                        what,
                        kinds.stream().map(Kind::word).collect(Collectors.joining(", ")));
    }

    /** As what a card may look at a field of this form-js type. */
    private static List<Kind> kinds(String type) {
        return switch (type) {
            case "number" -> List.of(Kind.NUMERIC, Kind.CATEGORICAL);
            case "select", "radio", "checkbox", "textfield" -> List.of(Kind.CATEGORICAL);
            default -> List.of();
        };
    }

    private static Kind usualKind(String name, FormDefinition start) {
        FormField field = start.field(name);
        boolean number = field != null && field.type().equals("number");
        return OF_EVERY_CASE.getOrDefault(name, number ? Kind.NUMERIC : Kind.CATEGORICAL);
    }

    private static FieldError error(String name, String code, String... about) {
        return new FieldError(
                name, code, Stream.concat(Stream.of(name), Stream.of(about)).toList());
    }
}
