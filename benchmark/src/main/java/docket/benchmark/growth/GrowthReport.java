package docket.benchmark.growth;

import docket.benchmark.growth.Plans.Plan;
import docket.benchmark.machine.Machine;
import docket.benchmark.report.Bars;
import docket.benchmark.report.Spread;
import docket.benchmark.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Writes the figures as text, as JSON and as a chart, and the plans beside them. */
record GrowthReport(
        List<Stage> stages,
        int rounds,
        int cases,
        List<Turn> turns,
        Map<Stage, Map<String, Plan>> plans,
        String postgres,
        Machine machine) {

    private static final double GOAL = 1.1;
    private static final int SHOWN = 25;
    private static final int WIDTH = 100;

    private double[] of(Stage stage, ToDoubleFunction<Turn> figure) {
        return turns.stream()
                .filter(turn -> turn.stage().equals(stage))
                .mapToDouble(figure)
                .toArray();
    }

    private Spread spread(Stage stage, ToDoubleFunction<Turn> figure) {
        return Spread.of(of(stage, figure));
    }

    /** The ratio to the first stage in the same round. */
    private Spread ratio(Stage stage, ToDoubleFunction<Turn> figure) {
        double[] own = of(stage, figure);
        double[] first = of(stages.get(0), figure);
        for (int round = 0; round < own.length; round++) {
            own[round] /= first[round];
        }
        return Spread.of(own);
    }

    private static ToDoubleFunction<Turn> question(Question question) {
        return turn -> Objects.requireNonNull(turn.questions().get(question.key()));
    }

    String text() {
        Table costs = new Table(
                "",
                "a case, ms",
                "ratio",
                "its decision, ms",
                "ratio",
                "CPU ms a case",
                "ratio",
                "statements",
                "log, KB");
        for (Stage stage : stages) {
            costs.row(
                    stage.label(),
                    spread(stage, Turn::caseMillis).text("%.1f"),
                    ratio(stage, Turn::caseMillis).text("%.2f"),
                    "%.1f".formatted(spread(stage, Turn::decisionMillis).median()),
                    ratio(stage, Turn::decisionMillis).text("%.2f"),
                    "%.2f".formatted(spread(stage, Turn::cpuMillis).median()),
                    ratio(stage, Turn::cpuMillis).text("%.2f"),
                    "%.1f".formatted(spread(stage, Turn::statements).median()),
                    "%.1f".formatted(spread(stage, Turn::walKilobytes).median()));
        }
        return "What a case costs when much is stored: start, score, one decision, end, one client\n"
                + "%d rounds of %d cases, medians (lowest–highest), PostgreSQL %s with fsync and synchronous_commit on; %s%n%n"
                        .formatted(rounds, cases, postgres, machine)
                + costs
                + "%nGoal: at most %.1f times the first. What people ask, median ms:%n%n".formatted(GOAL)
                + questions() + "\nPages (8 KB) that statements touched, at most, the " + SHOWN
                + " with the most; all plans are in growth-plans.txt:\n\n" + pages();
    }

    private Table questions() {
        Table table = new Table(headings(Stage::label));
        for (Question question : Question.values()) {
            table.row(cells(
                    question.label,
                    stage -> "%.2f".formatted(spread(stage, question(question)).median())));
        }
        return table;
    }

    private Table pages() {
        Table table = new Table(headings(Stage::label));
        statements().stream()
                .limit(SHOWN)
                .forEach(statement -> table.row(cells(brief(statement), stage -> {
                    Plan plan =
                            plans.get(stage) == null ? null : plans.get(stage).get(statement);
                    return plan == null ? "" : Long.toString(plan.pages());
                })));
        return table;
    }

    /** The statements, those first that touch the most pages. */
    private List<String> statements() {
        Map<String, Long> most = new LinkedHashMap<>();
        plans.values().forEach(of -> of.forEach((statement, plan) -> most.merge(statement, plan.pages(), Long::max)));
        return most.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String[] headings(java.util.function.Function<Stage, String> cell) {
        return cells("", cell);
    }

    private String[] cells(String first, java.util.function.Function<Stage, String> cell) {
        List<String> cells = new ArrayList<>(List.of(first));
        stages.forEach(stage -> cells.add(cell.apply(stage)));
        return cells.toArray(String[]::new);
    }

    private static String brief(String statement) {
        return statement.length() <= WIDTH ? statement : statement.substring(0, WIDTH - 1) + "…";
    }

    String plansText() {
        StringBuilder text = new StringBuilder("The statements of five cases and of one of each question, as PostgreSQL"
                + " carried them out (EXPLAIN ANALYZE, BUFFERS).\n");
        for (String statement : statements()) {
            text.append("\n\n")
                    .append("=".repeat(WIDTH))
                    .append('\n')
                    .append(statement)
                    .append('\n');
            for (Stage stage : stages) {
                Plan plan = Objects.requireNonNull(plans.get(stage)).get(statement);
                if (plan != null) {
                    text.append("\n-- ").append(stage.label()).append('\n');
                    text.append(plan.text()).append('\n');
                }
            }
        }
        return text.toString();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", "growth");
        json.put("goal", Map.of("decisionToFirst", GOAL));
        json.put("machine", machine);
        json.put("postgres", Map.of("version", postgres, "fsync", "on", "synchronous_commit", "on"));
        json.put("options", Map.of("rounds", rounds, "cases", cases));
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Stage stage : stages) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("stored", stage.label());
            figure.put("caseMillis", spread(stage, Turn::caseMillis).json());
            figure.put("caseToFirst", ratio(stage, Turn::caseMillis).json());
            figure.put("decisionToFirst", ratio(stage, Turn::decisionMillis).json());
            figure.put("cpuMillis", spread(stage, Turn::cpuMillis).json());
            figure.put("cpuToFirst", ratio(stage, Turn::cpuMillis).json());
            figure.put("logKilobytes", spread(stage, Turn::walKilobytes).json());
            Map<String, Object> questions = new LinkedHashMap<>();
            for (Question question : Question.values()) {
                questions.put(question.label, spread(stage, question(question)).json());
            }
            figure.put("questionsMillis", questions);
            figures.add(figure);
        }
        json.put("figures", figures);
        return json;
    }

    String chart() {
        Bars bars = new Bars(
                "Milliseconds of one case and of its decision",
                stages.stream().map(Stage::label).toList());
        bars.group(
                "a case",
                stages.stream().map(stage -> spread(stage, Turn::caseMillis)).toList());
        bars.group(
                "its decision",
                stages.stream()
                        .map(stage -> spread(stage, Turn::decisionMillis))
                        .toList());
        return bars.svg();
    }
}
