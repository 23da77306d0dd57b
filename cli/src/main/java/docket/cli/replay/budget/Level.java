package docket.cli.replay.budget;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.replay.SampleRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who decided a change according to the log, and who does so in the sample organisation. */
enum Level {
    /** אישור אגף: the division alone. */
    DIVISION(1, "אישור אגף", "division", List.of(new Step("approve", SampleRole.SUPERVISOR))),

    /** אישור ועדה: the division puts it to the committee. */
    COMMITTEE(
            2,
            "אישור ועדה",
            "committee",
            List.of(new Step("review", SampleRole.SUPERVISOR), new Step("approve", SampleRole.DIRECTOR))),

    /** הודעה לועדה: the division, and the committee is told: it may object, and stops nothing. */
    NOTICE(
            3,
            "הודעה לועדה",
            "notice to the committee",
            List.of(new Step("concur", SampleRole.BUDGET_OWNER), new Step("approve", SampleRole.SUPERVISOR)));

    /** A step of the approval line. */
    record Step(String kind, SampleRole officer) {

        Map<String, Object> line() {
            return Map.of("kind", kind, "group", officer.group());
        }

        String decision() {
            return kind.equals("concur") ? "CONCUR" : "APPROVE";
        }
    }

    private final int code;
    private final String name;
    private final String called;
    private final List<Step> steps;

    Level(int code, String name, String called, List<Step> steps) {
        this.code = code;
        this.name = name;
        this.called = called;
        this.steps = steps;
    }

    /** The level of a change by its code or, where it has none, by its name; empty where that is another. */
    static Optional<Level> of(JsonNode change) {
        JsonNode said = change.path("approvalCode");
        return Arrays.stream(values())
                .filter(level -> said.isMissingNode() || said.isNull()
                        ? level.name.equals(
                                change.path("approvalLevel").asText("").strip())
                        : String.valueOf(level.code).equals(said.asText().strip()))
                .findFirst();
    }

    List<Step> steps() {
        return steps;
    }

    /** The same steps with the director as who approves: for what the authority table gives nobody below. */
    List<Step> raised() {
        List<Step> below = steps.subList(0, steps.size() - 1);
        return Stream.concat(below.stream(), Stream.of(new Step("approve", SampleRole.DIRECTOR)))
                .toList();
    }

    @Override
    public String toString() {
        return called;
    }
}
