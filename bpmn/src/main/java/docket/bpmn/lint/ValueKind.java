package docket.bpmn.lint;

import static java.util.Map.entry;

import docket.bpmn.ModelProperties;
import docket.bpmn.said.Sentence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A kind of value in a model: what it is called in the allow-list, how it is described, what belongs to it. */
record ValueKind(Sentence description, BiPredicate<String, Set<String>> test) {

    /** Characters. Whatever a person writes into a model is shorter. */
    private static final int LONGEST = 8_000;

    /** What the engine and PostgreSQL can add to any day. */
    private static final Duration LONGEST_DURATION = Duration.ofDays(36_525);

    static final ValueKind NOTHING = new ValueKind(described("nothing"), (value, names) -> false);

    /** The delegates: what a model may ask of the record. */
    private static final String DELEGATES =
            "score|authority|register|withdraw|reserve|commit|release|openRound|proposeRound|reopenRound|grantRound";

    /** The process engine has these schemas itself; whatever else is named here, its parser would go and fetch. */
    private static final String SCHEMAS =
            "\\s*(http://www\\.omg\\.org/spec/(BPMN/20100524/(MODEL|DI)|DD/20100524/(DC|DI))"
                    + "\\s+(http://www\\.omg\\.org/spec/([A-Za-z0-9][A-Za-z0-9.]*+/)*+)?[A-Za-z0-9_-]++\\.xsd\\s*)+";

    /** What a task takes from a person besides the fields of its form. */
    static final Set<String> DECIDED = Set.of("decision", "opinion", "overrideReason", "approvalLine");

    private static final String MOMENT =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})";

    /** When the allocation round closes that the process opened. */
    static final String CLOSING = "${roundClosesAt}";

    private static final String FEATURE = "[A-Za-z][A-Za-z0-9]*+( *: *(numeric|categorical))?+";

    /** What expressions mean something else by, or the engine has under that name. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "empty",
            "div",
            "mod",
            "true",
            "false",
            "null",
            "instanceof",
            "contains",
            "execution",
            "task",
            "externalTask",
            "caseExecution",
            "authenticatedUserId");

    private static final String ESCAPE = "\\\\[dDwWtnr\\\\^$.|?*+(){}\\[\\]/-]";

    private static final Pattern PORTABLE_PATTERN = Pattern.compile(("(?:[(](?:[?]:)?|[|^$]"
                    + "|(?:[^\\\\^$.|?*+(){}\\[\\]]|[.)]|ESCAPE|\\[\\^?(?:ESCAPE|[^\\[\\]\\\\&~^]|[&~](?![&~]))+\\])"
                    + "(?:(?:[*+?]|[{][0-9]{1,3}(?:,[0-9]{0,3})?[}])[?]?)?)*+")
            .replace("ESCAPE", ESCAPE));

    private static final Map<String, ValueKind> KINDS = Map.ofEntries(
            entry("id", matching("id", "[\\p{L}_][\\p{L}\\p{N}_.-]*+")),
            entry("text", new ValueKind(described("text"), (value, names) -> isText(value))),
            entry("label", new ValueKind(described("label"), (value, names) -> isLabel(value))),
            entry(
                    "markdown",
                    new ValueKind(
                            described("markdown"),
                            (value, names) -> isLabel(value)
                                    && !value.contains("<")
                                    && !value.contains("](")
                                    && !value.contains("!["))),
            entry("boolean", matching("boolean", "true|false")),
            entry("integer", matching("integer", "-?[0-9]{1,9}")),
            entry("number", matching("number", "-?[0-9]{1,15}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?")),
            entry("schemas", matching("schemas", SCHEMAS)),
            entry("href", matching("href", "#[\\p{L}_][\\p{L}\\p{N}_.-]*+")),
            entry("columns", matching("columns", "null|[0-9]{1,2}")),
            entry("colour", matching("colour", "#[0-9a-fA-F]{6}|rgb\\([0-9, ]+\\)")),
            entry("time-to-live", matching("time-to-live", "P[0-9]{1,5}D")),
            entry("duration", new ValueKind(described("duration"), (value, names) -> isDuration(value, Duration.ZERO))),
            entry(
                    "moment",
                    new ValueKind(
                            described("moment"),
                            (value, names) -> value.equals(CLOSING)
                                    || value.matches(MOMENT) && parses(value, OffsetDateTime::parse))),
            entry("cycle", new ValueKind(described("cycle"), (value, names) -> isCycle(value))),
            entry("delegate", matching("delegate", "\\$\\{(" + DELEGATES + ")}")),
            entry("form", matching("form", "[A-Za-z][A-Za-z0-9_-]*+")),
            entry("topic", matching("topic", "[A-Za-z0-9][A-Za-z0-9_.-]*+")),
            entry("person", matching("person", "[A-Za-z0-9][A-Za-z0-9_.@-]*+")),
            entry("people", matching("people", "[A-Za-z0-9][A-Za-z0-9_.@-]*+( *, *[A-Za-z0-9][A-Za-z0-9_.@-]*+)*")),
            entry(
                    "decisions",
                    matching(
                            "decisions",
                            "(APPROVE|CONCUR|DISSENT|RETURN|REJECT|RESUBMIT|WITHDRAW)(,(APPROVE|CONCUR|DISSENT|RETURN|REJECT|RESUBMIT|WITHDRAW))*")),
            entry(
                    "condition",
                    new ValueKind(
                            described("condition"),
                            (value, names) -> Grammar.EL.isCondition(value, BpmnRules.outsideLoops(names)))),
            entry(
                    "completion",
                    new ValueKind(described("completion"), (value, names) -> Grammar.EL.isCondition(value, names))),
            entry("cardinality", matching("cardinality", "\\$\\{stageSize}|[1-9][0-9]?")),
            entry("name", matching("name", "[A-Za-z][A-Za-z0-9]*+")),
            entry(
                    "unary-tests",
                    new ValueKind(described("unary-tests"), (value, names) -> UnaryTests.isUnaryTests(value))),
            entry("literal", new ValueKind(described("literal"), (value, names) -> UnaryTests.isLiteral(value))),
            entry("key", new ValueKind(described("key"), (value, names) -> isKey(value))),
            entry("results", new ValueKind(described("results"), (value, names) -> isResults(value))),
            entry("features", matching("features", FEATURE + "( *, *" + FEATURE + ")*+")),
            entry("pattern", new ValueKind(described("pattern"), (value, names) -> isPattern(value))),
            entry(
                    "form-condition",
                    new ValueKind(
                            described("form-condition"),
                            (value, names) ->
                                    value.startsWith("=") && Grammar.FEEL.isCondition(value.substring(1), names))),
            entry(
                    "options",
                    new ValueKind(described("options"), (value, names) -> FormTemplate.isOptions(value, names))),
            entry("html", new ValueKind(described("html"), (value, names) -> FormTemplate.isHtml(value, names))));

    /** @param name a kind's name, or {@code =a|b} for the values themselves */
    static ValueKind named(String name) {
        if (name.startsWith("=")) {
            List<String> values = List.of(name.substring(1).split("\\|"));
            return new ValueKind(Sentence.either(values), (value, names) -> values.contains(value));
        }
        return Objects.requireNonNull(KINDS.get(name), "The allow-list names an unknown kind of value: " + name);
    }

    boolean allows(String value, Set<String> names) {
        return value.length() <= LONGEST && test.test(value, names);
    }

    private static Sentence described(String name) {
        return Sentence.of(ValueKind.class, name, Map.of());
    }

    private static ValueKind matching(String name, String expression) {
        Pattern pattern = Pattern.compile(expression);
        return new ValueKind(
                described(name), (value, names) -> pattern.matcher(value).matches());
    }

    private static boolean isText(String value) {
        return !value.contains("${") && !value.contains("#{");
    }

    private static boolean isLabel(String value) {
        return isText(value) && !value.startsWith("=") && !value.contains("{{");
    }

    private static boolean isCycle(String value) {
        int slash = value.indexOf('/');
        return slash > 0
                && value.substring(0, slash).matches("R([1-9][0-9]{0,3})?")
                && isDuration(value.substring(slash + 1), Duration.ofSeconds(1));
    }

    private static boolean isDuration(String value, Duration least) {
        return value.matches("P[0-9DTHMS.]++")
                && parses(value, text -> {
                    Duration duration = Duration.parse(text);
                    if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST_DURATION) > 0) {
                        throw new DateTimeException(text);
                    }
                });
    }

    private static boolean isKey(String value) {
        return value.matches("[A-Za-z][A-Za-z0-9]*+")
                && !ModelProperties.FACTS.contains(value)
                && !RESERVED.contains(value)
                && !BpmnRules.ROUTING.contains(value);
    }

    /** What a person decides, and why, is never a machine's to hand back. */
    private static boolean isResults(String value) {
        return List.of(value.split(",", -1)).stream()
                .map(String::strip)
                .allMatch(name -> isKey(name) && !DECIDED.contains(name));
    }

    /** What the browser and the server read alike: signs, classes and groups, and how often they come. */
    private static boolean isPattern(String value) {
        return value.length() <= 200
                && PORTABLE_PATTERN.matcher(value).matches()
                && parses(value, com.google.re2j.Pattern::compile);
    }

    private static boolean parses(String value, Consumer<String> parser) {
        try {
            parser.accept(value);
            return true;
        } catch (DateTimeException | com.google.re2j.PatternSyntaxException e) {
            return false;
        }
    }
}
