package docket.cli.replay.budget;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.cli.replay.budget.PlannedChange.Line;
import docket.cli.terminal.CommandFailed;
import docket.engine.text.Characters;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The budget lines of a log on a Docket: opens them, and reads what became of them. */
final class LinesOnDocket {

    static final String OFFICER = "min.budget";
    static final String ORGANIZATION = "finance";

    private static final String HEADER =
            "fiscalYear,code,name,organization,program,item,source,currency,appropriation,allotted\n";
    private static final int ROWS = 500;
    private static final int NAME = 200;
    private static final int CODE = 45;

    private final DocketApi api;
    private final Map<Line, String> ids = new HashMap<>();

    LinesOnDocket(DocketApi api) {
        this.api = api;
    }

    /**
     * Opens the years and the lines. Where an earlier replay has opened some of them, all have another code, such as {@code
     * 10104-2}.
     *
     * @throws CommandFailed where Docket refuses
     */
    void open(ChangePlan plan) throws IOException, InterruptedException, CommandFailed {
        Map<Line, BigInteger> lines = new LinkedHashMap<>(plan.lines());
        lines.keySet().removeIf(line -> !line.program().matches("[A-Za-z0-9_-]{1," + CODE + "}"));
        Set<Integer> years = lines.keySet().stream().map(Line::fiscalYear).collect(Collectors.toSet());
        Map<String, JsonNode> there = new HashMap<>();
        for (int year : years) {
            openYear(year);
            there.putAll(read(year));
        }
        String suffix = "";
        for (int run = 2; taken(lines.keySet(), suffix, there.keySet()); run++) {
            suffix = "-" + run;
        }
        List<String> rows = new ArrayList<>();
        for (Map.Entry<Line, BigInteger> line : lines.entrySet()) {
            rows.add(row(line.getKey(), suffix, plan.names(), line.getValue()));
        }
        for (int from = 0; from < rows.size(); from += ROWS) {
            importRows(rows.subList(from, Math.min(rows.size(), from + ROWS)));
        }
        there.clear();
        for (int year : years) {
            there.putAll(read(year));
        }
        for (Line line : lines.keySet()) {
            JsonNode opened = there.get(key(line, suffix));
            if (opened == null) {
                throw new CommandFailed("Docket has opened no line " + key(line, suffix) + ".");
            }
            ids.put(line, opened.path("lineId").asText());
        }
    }

    /** The id of a line; what no line can be called is called as it is, so that Docket refuses it. */
    String id(Line line) {
        return ids.getOrDefault(line, line.program());
    }

    /** What the budget of each line is now, in minor units, without what was carried out of it. */
    Map<Line, BigInteger> budgets() throws IOException, InterruptedException, CommandFailed {
        Map<String, JsonNode> byId = new HashMap<>();
        for (int year : ids.keySet().stream().map(Line::fiscalYear).collect(Collectors.toSet())) {
            read(year).values().forEach(line -> byId.put(line.path("lineId").asText(), line));
        }
        Map<Line, BigInteger> budgets = new HashMap<>();
        ids.forEach((line, id) -> {
            JsonNode found = byId.get(id);
            if (found != null) {
                budgets.put(line, minorUnits(found, "adjusted").subtract(minorUnits(found, "carriedOut")));
            }
        });
        return budgets;
    }

    private static BigInteger minorUnits(JsonNode line, String figure) {
        String amount = line.path(figure).path("amount").asText("");
        return amount.isEmpty()
                ? BigInteger.ZERO
                : new BigDecimal(amount).movePointRight(PlannedChange.DECIMALS).toBigIntegerExact();
    }

    private void openYear(int year) throws IOException, InterruptedException, CommandFailed {
        Answer answer = api.post(OFFICER, "/api/budget/years/" + year + "/opening", Map.of(), key());
        if (answer.status() != 200 && !answer.code().equals("fiscal-year-open")) {
            throw new CommandFailed("The fiscal year " + year + " was not opened: " + answer + ".");
        }
    }

    private void importRows(List<String> rows) throws IOException, InterruptedException, CommandFailed {
        Answer answer = api.post(OFFICER, "/api/budget/imports", "text/csv", HEADER + String.join("", rows), key());
        if (answer.status() != 200) {
            throw new CommandFailed("The lines were not opened: " + answer + " "
                    + answer.body().path("errors").path(0).toString());
        }
    }

    private static String row(Line line, String suffix, Map<String, String> names, BigInteger beginning) {
        String name = names.getOrDefault(line.program(), "");
        String fit = name.isBlank() || !Characters.areRecordable(name) ? line.program() : Characters.cut(name, NAME);
        return String.join(
                        ",",
                        String.valueOf(line.fiscalYear()),
                        line.program() + suffix,
                        '"' + fit.replace("\"", "\"\"") + '"',
                        ORGANIZATION,
                        LoggedChange.chapter(line.program()),
                        line.program(),
                        "",
                        PlannedChange.CURRENCY,
                        PlannedChange.decimal(beginning),
                        "")
                + "\n";
    }

    private static boolean taken(Set<Line> lines, String suffix, Set<String> there) {
        return lines.stream().anyMatch(line -> there.contains(key(line, suffix)));
    }

    private static String key(Line line, String suffix) {
        return line.fiscalYear() + " " + line.program() + suffix;
    }

    /** The lines of the organisation by year and code. */
    private Map<String, JsonNode> read(int year) throws IOException, InterruptedException, CommandFailed {
        Map<String, JsonNode> lines = new TreeMap<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Answer page = api.get(
                    OFFICER,
                    "/api/budget/lines?fiscalYear=" + year + "&organization=" + ORGANIZATION + "&limit=200" + from);
            if (page.status() != 200) {
                throw new CommandFailed("The budget lines were answered " + page + ".");
            }
            page.body()
                    .path("items")
                    .forEach(line -> lines.put(year + " " + line.path("code").asText(), line));
            cursor = page.body().path("next").asText(null);
        }
        return lines;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
