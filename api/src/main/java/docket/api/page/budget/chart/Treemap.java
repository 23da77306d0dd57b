package docket.api.page.budget.chart;

import docket.api.page.budget.chart.Squares.Rect;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.outlook.LineCourse;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Budgets as areas, by organisation, program and line, in the shade of how much of each is executed.
 *
 * @param offices what is drawn; a line without a budget has no area, and is in the table alone
 * @param rows the same lines for the table, by organisation, program and code
 */
public record Treemap(List<Office> offices, List<Row> rows) {

    static final double WIDTH = 960;
    static final double HEIGHT = 460;

    private static final double BAND = 18;
    private static final double GAP = 1.5;
    private static final int SHADES = 5;
    private static final int WHOLE = 1_000_000;

    /** An organisation, and what lies in it. */
    public record Office(String organization, Rect area, List<Program> programs) {}

    /** A program, or what has none. */
    public record Program(@Nullable String program, Rect area, List<Tile> tiles) {}

    /** A line. {@code shade} is 0 to 4, the more the more is executed. */
    public record Tile(Row row, Rect area, int shade) {

        /** Whether a name can be read in it. */
        public boolean isNamed() {
            return area.width() >= 60 && area.height() >= 34;
        }
    }

    /** A line in figures; {@code executedMicros} is what part of its budget is committed or disbursed, in millionths. */
    public record Row(LineCourse course, int executedMicros) {

        public Money budget() {
            return course.line().funds().adjusted();
        }
    }

    static Treemap of(Collection<LineCourse> courses) {
        List<Row> rows = courses.stream()
                .map(course -> new Row(
                        course,
                        Alarms.micros(course.executed(), course.line().funds().adjusted())))
                .sorted(Comparator.comparing((Row row) -> row.course().line().organization())
                        .thenComparing(Treemap::program)
                        .thenComparing(row -> row.course().line().code()))
                .toList();
        List<Row> drawn =
                rows.stream().filter(row -> row.budget().minorUnits() > 0).toList();
        List<Office> offices = new ArrayList<>();
        divide(
                new Rect(0, 0, WIDTH, HEIGHT),
                group(drawn, row -> row.course().line().organization()),
                (organization, some, area) -> offices.add(office(organization, some, area)));
        return new Treemap(offices, rows);
    }

    private static Office office(String organization, List<Row> rows, Rect area) {
        List<Program> programs = new ArrayList<>();
        divide(
                area.inside(GAP, area.height() > 3 * BAND ? BAND : 0),
                group(rows, Treemap::program),
                (program, some, part) -> programs.add(program(program, some, part)));
        return new Office(organization, area, programs);
    }

    private static Program program(String program, List<Row> rows, Rect area) {
        List<Tile> tiles = new ArrayList<>();
        Map<String, List<Row>> each = group(rows, row -> row.course().line().lineId());
        divide(area.inside(GAP, 0), each, (id, one, part) -> tiles.add(new Tile(one.get(0), part, shade(one.get(0)))));
        return new Program(program.isEmpty() ? null : program, area, tiles);
    }

    private interface Each {
        void take(String key, List<Row> rows, Rect area);
    }

    private static void divide(Rect area, Map<String, List<Row>> groups, Each each) {
        List<Map.Entry<String, List<Row>>> largestFirst = groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<Row>> entry) -> -sum(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        if (largestFirst.isEmpty()) {
            return;
        }
        List<Rect> parts = Squares.of(
                area, largestFirst.stream().map(entry -> sum(entry.getValue())).toList());
        for (int i = 0; i < parts.size(); i++) {
            each.take(largestFirst.get(i).getKey(), largestFirst.get(i).getValue(), parts.get(i));
        }
    }

    private static Map<String, List<Row>> group(List<Row> rows, Function<Row, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.budget().minorUnits()).reduce(0, Math::addExact);
    }

    private static String program(Row row) {
        return Objects.requireNonNullElse(row.course().line().program(), "");
    }

    private static int shade(Row row) {
        return Math.max(0, Math.min(SHADES - 1, (int) ((long) row.executedMicros() * SHADES / WHOLE)));
    }
}
