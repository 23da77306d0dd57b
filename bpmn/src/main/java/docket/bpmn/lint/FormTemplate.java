package docket.bpmn.lint;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a form may compute in the browser: HTML with the record's facts in it, and options narrowed by a condition. The
 * HTML may neither run, nor load, nor lead anywhere, nor look like anything outside its own place on the form.
 */
final class FormTemplate {

    private static final char VALUE = '\uFFFC';

    private static final Set<String> TAGS = Set.of(
            "div",
            "p",
            "span",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "strong",
            "em",
            "b",
            "i",
            "small",
            "br",
            "hr",
            "pre",
            "code",
            "meter",
            "progress",
            "figure",
            "figcaption",
            "svg",
            "g",
            "rect",
            "line",
            "circle",
            "path",
            "text",
            "title");

    private static final Set<String> ATTRIBUTES = Set.of(
            "style",
            "class",
            "scope",
            "colspan",
            "rowspan",
            "lang",
            "title",
            "role",
            "aria-label",
            "aria-hidden",
            "min",
            "max",
            "low",
            "high",
            "optimum",
            "value",
            "width",
            "height",
            "viewBox",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "d",
            "fill",
            "stroke",
            "stroke-width",
            "text-anchor",
            "dominant-baseline",
            "font-size");

    private static final Pattern INSERT = Pattern.compile("\\{\\{([^{}]*+)}}");
    private static final Pattern TAG = Pattern.compile(
            "<(?<close>/?)(?<name>[a-z][a-z0-9]*+)(?<attributes>(?:\\s++[A-Za-z][A-Za-z0-9-]*+=\"[^\"<>]*+\")*+)\\s*+/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?<name>[A-Za-z][A-Za-z0-9-]*+)=\"(?<value>[^\"]*+)\"");
    private static final Pattern STYLE = Pattern.compile("[a-zA-Z0-9#%.,:; -]*+");
    private static final Pattern MOVED = Pattern.compile("(?i)position|z-index|behavior|content");

    private static final Pattern CHOICE =
            Pattern.compile("if (?<condition>.+) then (?:\"[^\"{}<>]*+\") else (?:\"[^\"{}<>]*+\")");

    private static final String OPTION = "\\{label: \"[^\"\\\\{}]*+\", value: \"[A-Za-z0-9_-]++\"}";
    private static final Pattern OPTIONS =
            Pattern.compile("=\\[" + OPTION + "(?:, " + OPTION + ")*+](?:\\[(?<condition>[^\\[\\]]++)])?");

    private static final Pattern OPTION_VALUE = Pattern.compile("value: \"([A-Za-z0-9_-]++)\"}");

    static boolean isHtml(String html, Set<String> names) {
        if (html.startsWith("=") || html.indexOf(VALUE) >= 0) {
            return false;
        }
        Matcher inserts = INSERT.matcher(html);
        if (!inserts.results()
                .map(MatchResult::group)
                .allMatch(insert ->
                        isInsert(insert.substring(2, insert.length() - 2).strip(), names))) {
            return false;
        }
        String fixed = inserts.reset().replaceAll(String.valueOf(VALUE));
        Matcher tags = TAG.matcher(fixed);
        if (!tags.results().map(MatchResult::group).allMatch(FormTemplate::isTag)) {
            return false;
        }
        String outside = tags.reset().replaceAll("");
        return outside.indexOf('<') < 0
                && outside.indexOf('>') < 0
                && !outside.contains("{{")
                && !outside.contains("${");
    }

    /** @param names the names that the narrowing condition may mention, besides the option's own value */
    static boolean isOptions(String expression, Set<String> names) {
        Matcher options = OPTIONS.matcher(expression);
        if (!options.matches()) {
            return false;
        }
        String condition = options.group("condition");
        return condition == null || names.stream().anyMatch(name -> condition.equals("contains(" + name + ", value)"));
    }

    /** The values of all options that an expression computes, before it is narrowed, comma separated. */
    static String values(String expression) {
        return OPTION_VALUE
                .matcher(expression)
                .results()
                .map(value -> value.group(1))
                .collect(Collectors.joining(","));
    }

    private static boolean isInsert(String insert, Set<String> names) {
        if (insert.startsWith("#loop ")) {
            return isName(insert.substring(6).strip(), names);
        }
        if (insert.startsWith("#if ")) {
            return Grammar.FEEL.isCondition(insert.substring(4), names);
        }
        Matcher choice = CHOICE.matcher(insert);
        if (choice.matches()) {
            return Grammar.FEEL.isCondition(choice.group("condition"), names);
        }
        return insert.equals("/loop") || insert.equals("/if") || isName(insert, names);
    }

    private static boolean isName(String text, Set<String> names) {
        return names.contains(text) || text.matches("this(\\.[A-Za-z][A-Za-z0-9]*+)?");
    }

    private static boolean isTag(String tag) {
        Matcher parts = TAG.matcher(tag);
        return parts.matches()
                && TAGS.contains(parts.group("name"))
                && ATTRIBUTE
                        .matcher(parts.group("attributes"))
                        .results()
                        .map(MatchResult::group)
                        .allMatch(FormTemplate::isAttribute);
    }

    private static boolean isAttribute(String attribute) {
        Matcher parts = ATTRIBUTE.matcher(attribute);
        if (!parts.matches() || !ATTRIBUTES.contains(parts.group("name"))) {
            return false;
        }
        String value = parts.group("value");
        return !parts.group("name").equals("style")
                || STYLE.matcher(value).matches() && !MOVED.matcher(value).find();
    }

    private FormTemplate() {}
}
