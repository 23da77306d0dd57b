package docket.processes.whatif;

import docket.engine.casefile.event.Particulars;
import docket.engine.line.ApprovalLine;
import docket.engine.line.LineStep;
import docket.engine.line.Power;
import docket.engine.whatif.Outcome;
import docket.engine.whatif.PastCase;
import docket.engine.whatif.Question;
import docket.processes.authority.Authority;
import docket.processes.authority.AuthorityTable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks what if another authority table had been asked: each recorded ruling of the table's name is made again with what
 * the case was then, on the day of the ruling. A line that the drafter gave stays as it is, or would have been refused;
 * a person at its end may hold the power by a group, which is asked only when they approve, by the groups they are in
 * then.
 */
final class OtherAuthority implements Question {

    private static final List<String> DETAILS = List.of(
            "tableBefore", "rulesBefore", "rulesAfter", "holdersBefore", "holdersAfter", "lineBefore", "lineAfter");

    private final AuthorityTable table;
    private final ZoneId zone;

    OtherAuthority(AuthorityTable table, ZoneId zone) {
        this.table = table;
        this.zone = zone;
    }

    @Override
    public List<String> details() {
        return DETAILS;
    }

    @Override
    public List<Outcome> ask(PastCase past) {
        return past.routings().stream()
                .filter(routed -> routed.decision().equals(table.key()))
                .map(routed -> outcome(past, routed))
                .toList();
    }

    private Outcome outcome(PastCase past, PastCase.Routed before) {
        LocalDate day = before.at().atZone(zone).toLocalDate();
        Particulars asked = before.asked();
        Authority.Ruling ruling = table.rule(asked.kind(), asked.organization(), asked.amount(), day);
        List<LineStep> line = before.requested() ? before.line() : ruling.defaultLine();
        boolean refused =
                line.isEmpty() || ruling.holders().isEmpty() || !ruling.power().suffices(line);
        boolean otherwise = refused || !line.equals(before.line());
        boolean sameGrounds =
                before.rules().equals(ruling.rules()) && before.holders().equals(ruling.holders());
        return new Outcome(
                past.caseId(),
                before.round(),
                before.logIndex(),
                past.process(),
                past.organization(),
                past.kind(),
                sentence(last(before.line()), before.rules()),
                refused ? sentence(ruling.holders(), ruling.rules()) : sentence(last(line), ruling.rules()),
                refused,
                otherwise,
                !otherwise && !sameGrounds,
                Map.of(
                        "tableBefore", before.decision() + ":" + before.version(),
                        "rulesBefore", String.join(" ", before.rules()),
                        "rulesAfter", String.join(" ", ruling.rules()),
                        "holdersBefore", String.join(" ", before.holders()),
                        "holdersAfter", String.join(" ", ruling.holders()),
                        "lineBefore", text(before.line()),
                        "lineAfter", text(refused ? List.of() : line)));
    }

    /** Writes who approves finally, and by which rules: {@code director (purchase-director)}. */
    private static String sentence(List<String> who, List<String> rules) {
        return who.isEmpty() ? "-" : String.join(", ", who) + " (" + String.join(", ", rules) + ")";
    }

    private static List<String> last(List<LineStep> line) {
        return ApprovalLine.of(line).finalStage().stream()
                .map(LineStep::addressee)
                .toList();
    }

    /** Writes a line as an authority table does. */
    private static String text(List<LineStep> line) {
        return line.stream()
                .map(step -> step.kind().code() + ":" + (step.user() == null ? "" : Power.PERSON) + step.addressee())
                .collect(Collectors.joining(","));
    }
}
