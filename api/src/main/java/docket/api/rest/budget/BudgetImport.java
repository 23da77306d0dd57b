package docket.api.rest.budget;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.terms.Control;
import docket.engine.money.LegalTender;
import docket.engine.money.Money;
import docket.engine.text.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads budget lines from CSV (RFC 4180, UTF-8, with a byte-order mark or without) and finds every fault of every row. Rows
 * are counted as a spreadsheet counts them: the header is row 1.
 */
final class BudgetImport {

    static final List<String> HEADER = List.of(
            "fiscalYear",
            "code",
            "name",
            "organization",
            "program",
            "item",
            "source",
            "currency",
            "appropriation",
            "allotted");

    private static final Pattern YEAR = Pattern.compile("(19|2[0-9])[0-9]{2}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,50}");
    private static final int NAME = 200;
    private static final int KEY = 100;
    private static final ObjectReader CSV = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES);

    private final Predicate<String> knownOrganization;
    private final Predicate<Integer> closedYear;
    private final Predicate<String> existingLine;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    BudgetImport(Predicate<String> knownOrganization, Predicate<Integer> closedYear, Predicate<String> existingLine) {
        this.knownOrganization = knownOrganization;
        this.closedYear = closedYear;
        this.existingLine = existingLine;
    }

    /** A fault, by the key of its text among the problems' texts. */
    record Fault(int row, String field, String code, String textKey, List<Object> arguments) {}

    /** The cells of a row, by the header. */
    private record Cells(List<String> cells) {

        String of(String column) {
            return cells.get(HEADER.indexOf(column));
        }
    }

    /** A line to open. */
    record Line(AppropriateFunds opening, @Nullable AllotFunds allotment) {}

    List<Fault> faults() {
        return faults;
    }

    List<Line> lines() {
        return lines;
    }

    BudgetImport read(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        int row = 0;
        try (MappingIterator<String[]> rows = CSV.readValues(text)) {
            while (rows.hasNext()) {
                List<String> cells =
                        Arrays.stream(rows.next()).map(String::strip).toList();
                row++;
                if (row == 1) {
                    if (!cells.equals(HEADER)) {
                        fault(row, "header", "invalid-field", "import.header", String.join(",", HEADER));
                        return this;
                    }
                } else if (cells.size() != HEADER.size()) {
                    fault(row, "row", "invalid-field", "import.cells", HEADER.size(), cells.size());
                } else {
                    line(row, cells);
                }
            }
        } catch (IOException | RuntimeException malformed) {
            fault(row + 1, "row", "invalid-field", "import.malformed");
        }
        if (row < 2 && faults.isEmpty()) {
            fault(1, "row", "invalid-field", "import.empty");
        }
        return this;
    }

    private void line(int row, List<String> cells) {
        int before = faults.size();
        Cells said = new Cells(cells);
        for (int i = 0; i < HEADER.size(); i++) {
            if (!Characters.areRecordable(cells.get(i))) {
                fault(row, HEADER.get(i), "invalid-field", "field.characters");
            }
        }
        String year = said.of("fiscalYear");
        String code = said.of("code");
        String organization = said.of("organization");
        require(YEAR.matcher(year).matches(), row, "fiscalYear", "field.range", "1900", "2999");
        require(CODE.matcher(code).matches(), row, "code", "field.line-code");
        require(!said.of("name").isEmpty(), row, "name", "field.required");
        require(Characters.length(said.of("name")) <= NAME, row, "name", "field.too-long", NAME);
        for (String key : List.of("program", "item", "source")) {
            require(Characters.length(said.of(key)) <= KEY, row, key, "field.too-long", KEY);
        }
        if (!knownOrganization.test(organization)) {
            fault(row, "organization", "unknown-organization", "import.organization", organization);
        }
        boolean currency = LegalTender.of(said.of("currency")).isPresent();
        require(currency, row, "currency", "field.currency");
        Money appropriation = currency ? money(row, "appropriation", said) : null;
        Money allotted = currency && !said.of("allotted").isEmpty() ? money(row, "allotted", said) : null;
        if (appropriation != null && allotted != null && allotted.compareTo(appropriation) > 0) {
            fault(
                    row,
                    "allotted",
                    "insufficient-funds",
                    "import.allotted",
                    allotted.toString(),
                    appropriation.toString());
        }
        if (faults.size() == before && appropriation != null) {
            open(row, said, Integer.parseInt(year), appropriation, allotted);
        }
    }

    private void open(int row, Cells said, int year, Money appropriation, @Nullable Money allotted) {
        String lineId = BudgetLineRequest.lineId(year, said.of("organization"), said.of("code"));
        if (closedYear.test(year)) {
            fault(row, "fiscalYear", "fiscal-year-closed", "import.closed", String.valueOf(year));
        } else if (!seen.add(lineId)) {
            fault(row, "code", "budget-line-exists", "import.twice", lineId);
        } else if (existingLine.test(lineId)) {
            fault(row, "code", "budget-line-exists", "import.exists", lineId);
        } else {
            AppropriateFunds opening = new AppropriateFunds(
                    lineId,
                    year,
                    said.of("code"),
                    said.of("name"),
                    said.of("organization"),
                    appropriation,
                    orNull(said.of("program")),
                    orNull(said.of("item")),
                    orNull(said.of("source")),
                    Control.STOP);
            lines.add(new Line(
                    opening, allotted == null ? null : new AllotFunds(lineId, allotted, String.valueOf(year), null)));
        }
    }

    private @Nullable Money money(int row, String field, Cells said) {
        try {
            Money money = Money.parse(said.of(field), said.of("currency"));
            require(!money.isNegative(), row, field, "field.negative");
            return money.isNegative() ? null : money;
        } catch (IllegalArgumentException e) {
            fault(row, field, "invalid-amount", "field.decimal");
            return null;
        }
    }

    private void require(boolean holds, int row, String field, String textKey, Object... arguments) {
        if (!holds) {
            fault(row, field, "invalid-field", textKey, arguments);
        }
    }

    private void fault(int row, String field, String code, String textKey, Object... arguments) {
        faults.add(new Fault(row, field, code, textKey, List.of(arguments)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
