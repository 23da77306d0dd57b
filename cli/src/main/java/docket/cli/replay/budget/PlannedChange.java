package docket.cli.replay.budget;

import docket.engine.budget.terms.ChangeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A change of the log as it is asked for in Docket. */
record PlannedChange(String requestId, String title, ChangeType type, Level level, List<Part> parts) {

    /** The currency of the log, the Israeli new shekel, and how many decimals it has. */
    static final String CURRENCY = "ILS";

    static final int DECIMALS = 2;

    /** A line by its fiscal year and its program. */
    record Line(int fiscalYear, String program) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            return fiscalYear == other.fiscalYear
                    ? program.compareTo(other.program)
                    : Integer.compare(fiscalYear, other.fiscalYear);
        }
    }

    /** What a line gets or, where it is negative, gives. */
    record Part(Line line, BigInteger minorUnits) {}

    static String decimal(BigInteger minorUnits) {
        return new BigDecimal(minorUnits, DECIMALS).toPlainString();
    }
}
