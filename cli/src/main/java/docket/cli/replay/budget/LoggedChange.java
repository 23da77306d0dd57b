package docket.cli.replay.budget;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to change a budget as the log has it.
 *
 * @param code of the kind of change; null where there is none
 * @param level empty where the log does not say it, or says another
 * @param lines in the log's order; a program may stand there more than once
 * @param others of them that change something which is no budget of a line: conditional expenditure, revenue, authority to
 *     commit, posts
 */
record LoggedChange(
        String requestId,
        int fiscalYear,
        String title,
        @Nullable String code,
        Optional<Level> level,
        List<Line> lines,
        int others) {

    /**
     * What a program gets or, where it is negative, gives.
     *
     * @param minorUnits of the net expenditure, which the log counts in thousands
     */
    record Line(String program, String name, BigInteger minorUnits) {}

    /** A minor unit is a hundredth, and the log counts in thousands. */
    private static final int SCALE = 5;

    /** Nobody's budget has more digits, and a number of a billion digits fills the memory. */
    private static final int DIGITS = 30;

    private static final List<String> OTHERS =
            List.of("conditionalExpenditure", "dedicatedRevenue", "commitmentAuthority", "posts");

    /** @throws IllegalArgumentException where it has no id, no fiscal year or an amount that is none */
    static LoggedChange of(JsonNode node) {
        String requestId = text(node, "requestId");
        if (requestId.isEmpty()) {
            throw new IllegalArgumentException("Expected a request with a requestId");
        }
        String year = text(node, "fiscalYear");
        if (!year.matches("(19|2[0-9])[0-9]{2}")) {
            throw new IllegalArgumentException(requestId + ": expected a fiscalYear but found '" + year + "'");
        }
        List<Line> lines = new ArrayList<>();
        int others = 0;
        for (JsonNode line : node.path("lines")) {
            BigInteger amount = minorUnits(requestId, line.path("netExpenditure"));
            lines.add(new Line(text(line, "program"), text(line, "name"), amount));
            others += OTHERS.stream().anyMatch(field -> !isNothing(line.path(field))) ? 1 : 0;
        }
        String title = text(node, "title");
        String code = text(node, "changeCode");
        return new LoggedChange(
                requestId,
                Integer.parseInt(year),
                title.isEmpty() ? requestId : title,
                code.isEmpty() ? null : code,
                Level.of(node),
                List.copyOf(lines),
                others);
    }

    /** The chapter of the budget (סעיף) that a program belongs to: the first two of its six digits. */
    static String chapter(String program) {
        String six = program.length() == SCALE ? "0" + program : program;
        return six.length() < 2 ? six : six.substring(0, 2);
    }

    /** What each program gets or gives, a program once and without those that get nothing, in the log's order. */
    Map<String, BigInteger> amounts() {
        Map<String, BigInteger> amounts = new LinkedHashMap<>();
        lines.forEach(line -> amounts.merge(line.program, line.minorUnits, BigInteger::add));
        amounts.values().removeIf(amount -> amount.signum() == 0);
        return amounts;
    }

    boolean namesAProgramTwice() {
        return lines.stream().map(Line::program).distinct().count() < lines.size();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() ? value.asText("").strip().replaceAll("^null$", "") : "";
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.asText("").strip().matches("|[+-]?0+([.]0*)?");
    }

    private static BigInteger minorUnits(String requestId, JsonNode value) {
        try {
            BigDecimal amount = value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.isTextual() ? value.asText().strip().replace(",", "") : "");
            if (Math.abs((long) amount.precision() - amount.scale()) <= DIGITS && amount.scale() <= DIGITS) {
                return amount.movePointRight(SCALE).toBigIntegerExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                requestId + ": expected a netExpenditure in thousands but found '" + value.asText("") + "'");
    }
}
