package docket.bpmn.lint;

import java.util.regex.Pattern;

/** The small part of FEEL that a decision table may use: no names, and no function but {@code date("…")}. */
final class UnaryTests {

    private static final String LITERAL =
            "(?:\"[^\"\\\\]*+\"|-?[0-9]++(?:\\.[0-9]++)?|true|false|null|date\\(\"[0-9-]++\"\\))";
    private static final String RANGE = "[\\[\\](]" + LITERAL + "\\.\\." + LITERAL + "[\\[\\])]";
    private static final String TEST = "\\s*+(?:(?:<=|>=|<|>)\\s*+" + LITERAL + "|" + RANGE + "|" + LITERAL + ")\\s*+";
    private static final String TESTS = TEST + "(?:," + TEST + ")*+";

    private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);
    private static final Pattern UNARY_TESTS = Pattern.compile("-?|" + TESTS + "|not\\(" + TESTS + "\\)");

    static boolean isUnaryTests(String text) {
        return UNARY_TESTS.matcher(text).matches();
    }

    static boolean isLiteral(String text) {
        return ONE_LITERAL.matcher(text).matches();
    }

    private UnaryTests() {}
}
