package docket.api.open.budget;

import docket.api.problem.InvalidRequest;
import docket.engine.agency.Agency;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.YearTree;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The lines of a day in one currency as a Fiscal Data Package (Open Knowledge, version 0.3): what the columns of the CSV
 * mean. A line below the threshold is in the row of those that are rolled up.
 */
@RestController
class FiscalPackageController {

    private static final List<String> KEYS =
            List.of("day", "fiscalYear", "organization", "program", "item", "source", "code", "lineId", "rolledUp");

    private final PublicDays days;
    private final Agency agency;

    FiscalPackageController(PublicDays days, Agency agency) {
        this.days = days;
        this.agency = agency;
    }

    @GetMapping(path = "/public/budget/datapackage.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> describe(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String currency)
            throws IOException {
        LocalDate asked = PublicAnswers.day(day);
        PublicDays.OneDay one = days.of(asked == null ? days.last().orElse(null) : asked);
        String chosen = currency == null ? mostLines(one) : currency;
        if (currency != null && trees(one, chosen).isEmpty()) {
            throw InvalidRequest.parameter("currency", "field.choice", String.join(", ", currencies(one)));
        }
        return PublicAnswers.json(description(one, chosen), one.isOver());
    }

    @GetMapping("/public/budget/days/{day}/execution-{currency}.csv")
    ResponseEntity<byte[]> lines(@PathVariable String day, @PathVariable String currency) throws IOException {
        LocalDate asked = PublicAnswers.day(day);
        PublicDays.OneDay one = days.of(asked);
        List<YearTree> trees = trees(one, currency);
        if (trees.isEmpty()) {
            throw InvalidRequest.parameter("currency", "field.choice", String.join(", ", currencies(one)));
        }
        List<String> header = new ArrayList<>(KEYS);
        header.addAll(FiguresJson.NAMES);
        List<List<String>> rows = new ArrayList<>();
        for (YearTree tree : trees) {
            tree.shown().forEach(line -> rows.add(row(line)));
            if (tree.rolledUp().figures().lines() > 0) {
                rows.add(rolledUp(one, tree));
            }
        }
        return PublicAnswers.csv("execution-" + currency + ".csv", header, rows, false, one.isOver());
    }

    private static List<String> row(PublicLine line) {
        List<String> cells = new ArrayList<>(List.of(
                line.day(),
                String.valueOf(line.fiscalYear()),
                line.organization(),
                Objects.requireNonNullElse(line.program(), ""),
                Objects.requireNonNullElse(line.item(), ""),
                Objects.requireNonNullElse(line.source(), ""),
                line.code(),
                line.lineId(),
                "false"));
        cells.addAll(FiguresJson.of(line.figures(), line.currency()).cells());
        return cells;
    }

    private static List<String> rolledUp(PublicDays.OneDay one, YearTree tree) {
        List<String> cells = new ArrayList<>(List.of(
                one.account().day().toString(), String.valueOf(tree.fiscalYear()), "", "", "", "", "", "", "true"));
        cells.addAll(FiguresJson.of(tree.rolledUp().figures(), tree.currency()).cells());
        return cells;
    }

    private Map<String, Object> description(PublicDays.OneDay one, String currency) {
        String resource = "execution-" + currency.toLowerCase(Locale.ROOT);
        LocalDate day = one.account().day();
        int year = trees(one, currency).stream()
                .mapToInt(YearTree::fiscalYear)
                .min()
                .orElse(day.getYear());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "name",
                "budget-execution-" + agency.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-"));
        all.put("title", "Budget execution of " + agency.name() + " on " + day);
        all.put(
                "description",
                "Every budget line at the end of the day (" + agency.zone() + "). Lines below the threshold are one row"
                        + " in each fiscal year, with rolledUp true. The sums can be proved: see docs/sum-tree.md.");
        all.put("granularity", "aggregated");
        all.put("fiscalPeriod", Map.of("start", year + "-01-01", "end", day.toString()));
        all.put("resources", trees(one, currency).isEmpty() ? List.of() : List.of(resource(resource, day, currency)));
        all.put("model", Map.of("measures", measures(resource, currency), "dimensions", dimensions(resource)));
        return all;
    }

    private static Map<String, Object> resource(String name, LocalDate day, String currency) {
        List<Map<String, String>> fields = new ArrayList<>();
        KEYS.forEach(key -> fields.add(Map.of(
                "name",
                key,
                "type",
                switch (key) {
                    case "day" -> "date";
                    case "fiscalYear" -> "integer";
                    case "rolledUp" -> "boolean";
                    default -> "string";
                })));
        FiguresJson.NAMES.forEach(
                figure -> fields.add(Map.of("name", figure, "type", figure.equals("lines") ? "integer" : "number")));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", name);
        resource.put("title", "Budget lines in " + currency);
        resource.put("path", "days/" + day + "/execution-" + currency + ".csv");
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("schema", Map.of("fields", fields));
        return resource;
    }

    private static Map<String, Object> measures(String resource, String currency) {
        Map<String, Object> measures = new LinkedHashMap<>();
        for (String figure : FiguresJson.NAMES.subList(1, FiguresJson.NAMES.size())) {
            measures.put(
                    figure,
                    Map.of(
                            "source", figure,
                            "resource", resource,
                            "currency", currency,
                            "direction", "expenditure",
                            "phase",
                                    switch (figure) {
                                        case "appropriation" -> "approved";
                                        case "reserved", "committed", "disbursed", "lapsed" -> "executed";
                                        default -> "adjusted";
                                    }));
        }
        return measures;
    }

    private static Map<String, Object> dimensions(String resource) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        for (String key : KEYS) {
            Map<String, Object> dimension = new LinkedHashMap<>();
            dimension.put("attributes", Map.of(key, Map.of("source", key, "resource", resource)));
            dimension.put("primaryKey", key);
            dimension.put(
                    "dimensionType",
                    switch (key) {
                        case "day", "fiscalYear" -> "datetime";
                        case "organization", "item" -> "classification";
                        case "program" -> "activity";
                        case "code", "lineId" -> "fact";
                        default -> "other";
                    });
            if (key.equals("organization") || key.equals("item")) {
                dimension.put("classificationType", key.equals("item") ? "economic" : "administrative");
            }
            dimensions.put(key, dimension);
        }
        return dimensions;
    }

    private static List<YearTree> trees(PublicDays.OneDay one, String currency) {
        return one.account().trees().stream()
                .filter(tree -> tree.currency().equals(currency))
                .toList();
    }

    private static List<String> currencies(PublicDays.OneDay one) {
        return one.account().trees().stream()
                .map(YearTree::currency)
                .distinct()
                .sorted()
                .toList();
    }

    private static String mostLines(PublicDays.OneDay one) {
        return one.account().trees().stream()
                .max(Comparator.comparingLong(tree -> tree.root().figures().lines()))
                .map(YearTree::currency)
                .orElse("KRW");
    }
}
