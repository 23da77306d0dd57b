package docket.bpmn.lint;

import static java.util.Map.entry;

import docket.bpmn.ModelProperties;
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
record ValueKind(String description, BiPredicate<String, Set<String>> test) {

    /** Characters. Whatever a person writes into a model is shorter. */
    private static final int LONGEST = 8_000;

    /** What the engine and PostgreSQL can add to any day. */
    private static final Duration LONGEST_DURATION = Duration.ofDays(36_525);

    static final ValueKind NOTHING = new ValueKind("nothing", (value, names) -> false);

    /** The delegates: what a model may ask of the record. */
    private static final String DELEGATES = "score|authority|register|withdraw|reserve|commit|release";

    /** The process engine has these schemas itself; whatever else is named here, its parser would go and fetch. */
    private static final String SCHEMAS =
            "\\s*(http://www\\.omg\\.org/spec/(BPMN/20100524/(MODEL|DI)|DD/20100524/(DC|DI))"
                    + "\\s+(http://www\\.omg\\.org/spec/([A-Za-z0-9][A-Za-z0-9.]*+/)*+)?[A-Za-z0-9_-]++\\.xsd\\s*)+";

    /** What a task takes from a person besides the fields of its form. */
    static final Set<String> DECIDED = Set.of("decision", "opinion", "overrideReason", "approvalLine");

    private static final String MOMENT =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})";

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
            entry("id", matching("an id", "[\\p{L}_][\\p{L}\\p{N}_.-]*+")),
            entry("text", new ValueKind("text without an expression", (value, names) -> isText(value))),
            entry("label", new ValueKind("text without an expression", (value, names) -> isLabel(value))),
            entry(
                    "markdown",
                    new ValueKind(
                            "text without expressions, HTML, links or images",
                            (value, names) -> isLabel(value)
                                    && !value.contains("<")
                                    && !value.contains("](")
                                    && !value.contains("!["))),
            entry("boolean", matching("true or false", "true|false")),
            entry("integer", matching("a whole number", "-?[0-9]{1,9}")),
            entry("number", matching("a number", "-?[0-9]{1,15}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?")),
            entry("schemas", matching("OMG's namespaces, each with the file of its schema as BPMN20.xsd", SCHEMAS)),
            entry("href", matching("a reference into this file as #id", "#[\\p{L}_][\\p{L}\\p{N}_.-]*+")),
            entry("columns", matching("a number of columns", "null|[0-9]{1,2}")),
            entry("colour", matching("a colour", "#[0-9a-fA-F]{6}|rgb\\([0-9, ]+\\)")),
            entry("time-to-live", matching("a number of days as P1D", "P[0-9]{1,5}D")),
            entry(
                    "duration",
                    new ValueKind(
                            "an ISO 8601 duration of days and hours, of a hundred years at most",
                            (value, names) -> isDuration(value, Duration.ZERO))),
            entry(
                    "moment",
                    new ValueKind(
                            "an ISO 8601 time with offset",
                            (value, names) -> value.matches(MOMENT) && parses(value, OffsetDateTime::parse))),
            entry(
                    "cycle",
                    new ValueKind(
                            "an ISO 8601 repetition as R3/PT10M, a second apart at least",
                            (value, names) -> isCycle(value))),
            entry("delegate", matching("one of ${" + DELEGATES + "}", "\\$\\{(" + DELEGATES + ")}")),
            entry("form", matching("the id of a form", "[A-Za-z][A-Za-z0-9_-]*+")),
            entry("topic", matching("a topic", "[A-Za-z0-9][A-Za-z0-9_.-]*+")),
            entry("person", matching("the id of a person", "[A-Za-z0-9][A-Za-z0-9_.@-]*+")),
            entry(
                    "people",
                    matching(
                            "ids, comma separated",
                            "[A-Za-z0-9][A-Za-z0-9_.@-]*+( *, *[A-Za-z0-9][A-Za-z0-9_.@-]*+)*")),
            entry(
                    "decisions",
                    matching(
                            "decisions, comma separated",
                            "(APPROVE|CONCUR|DISSENT|RETURN|REJECT|RESUBMIT|WITHDRAW)(,(APPROVE|CONCUR|DISSENT|RETURN|REJECT|RESUBMIT|WITHDRAW))*")),
            entry(
                    "condition",
                    new ValueKind(
                            "comparisons of routing variables with values of their kind as ${route == 'NEXT'} or ${not (stageSize > 1)}",
                            (value, names) -> Grammar.EL.isCondition(value, BpmnRules.outsideLoops(names)))),
            entry(
                    "completion",
                    new ValueKind(
                            "comparisons of routing variables and of the loop's counters as ${nrOfCompletedInstances >= 2}",
                            (value, names) -> Grammar.EL.isCondition(value, names))),
            entry("cardinality", matching("${stageSize} or a number", "\\$\\{stageSize}|[1-9][0-9]?")),
            entry("name", matching("the name of an input", "[A-Za-z][A-Za-z0-9]*+")),
            entry(
                    "unary-tests",
                    new ValueKind(
                            "literals, comparisons, ranges, lists of them, not(…) or -",
                            (value, names) -> UnaryTests.isUnaryTests(value))),
            entry("literal", new ValueKind("a literal", (value, names) -> UnaryTests.isLiteral(value))),
            entry(
                    "key",
                    new ValueKind(
                            "a field's name that is no fact and no routing variable", (value, names) -> isKey(value))),
            entry(
                    "results",
                    new ValueKind(
                            "names, comma separated, that are no fact, no routing variable and nobody's decision",
                            (value, names) -> isResults(value))),
            entry(
                    "features",
                    matching(
                            "names of fields or of what every case has, comma separated, each with or without its kind as"
                                    + " chairs:numeric or floor:categorical",
                            FEATURE + "( *, *" + FEATURE + ")*+")),
            entry(
                    "pattern",
                    new ValueKind(
                            "a regular expression of signs, [classes], \\d, \\w, groups and counts, which Java and the browser read alike",
                            (value, names) -> isPattern(value))),
            entry(
                    "form-condition",
                    new ValueKind(
                            "a comparison of fields and facts as =kind = \"payment\"",
                            (value, names) ->
                                    value.startsWith("=") && Grammar.FEEL.isCondition(value.substring(1), names))),
            entry(
                    "options",
                    new ValueKind(
                            "options as =[{label: \"…\", value: \"…\"}], which may be narrowed by a condition in []",
                            (value, names) -> FormTemplate.isOptions(value, names))),
            entry(
                    "html",
                    new ValueKind(
                            "plain HTML with fields and facts as {{caseTitle}}",
                            (value, names) -> FormTemplate.isHtml(value, names))));

    /** @param name a kind's name, or {@code =a|b} for the values themselves */
    static ValueKind named(String name) {
        if (name.startsWith("=")) {
            List<String> values = List.of(name.substring(1).split("\\|"));
            return new ValueKind(String.join(" or ", values), (value, names) -> values.contains(value));
        }
        return Objects.requireNonNull(KINDS.get(name), "The allow-list names an unknown kind of value: " + name);
    }

    boolean allows(String value, Set<String> names) {
        return value.length() <= LONGEST && test.test(value, names);
    }

    private static ValueKind matching(String description, String expression) {
        Pattern pattern = Pattern.compile(expression);
        return new ValueKind(
                description, (value, names) -> pattern.matcher(value).matches());
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
