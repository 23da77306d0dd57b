package docket.cli.replay.budget;

import docket.cli.replay.JsonLines;
import docket.cli.replay.JsonLines.Unreadable;
import docket.cli.replay.budget.PlannedChange.Line;
import docket.cli.replay.budget.PlannedChange.Part;
import docket.engine.budget.terms.ChangeType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be done with a log of changes, in its order.
 *
 * @param lines what each line that is touched needs to begin with, so that in any order none gives what it does not have
 * @param names of the programs
 * @param excluded what is not put to Docket, and why
 * @param notes how many changes something was noted in
 */
public record ChangePlan(
        List<PlannedChange> changes,
        Map<Line, BigInteger> lines,
        Map<String, String> names,
        List<Unreadable> excluded,
        Map<String, Integer> notes) {

    /** What all lines together may come to, in minor units: far below what the record can count. */
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 8);

    public static ChangePlan of(Path log) throws IOException {
        List<LoggedChange> changes = new ArrayList<>();
        List<Unreadable> unreadable = JsonLines.read(log, node -> changes.add(LoggedChange.of(node)));
        return of(changes, unreadable);
    }

    static ChangePlan of(InputStream log) throws IOException {
        List<LoggedChange> changes = new ArrayList<>();
        List<Unreadable> unreadable = JsonLines.read(log, node -> changes.add(LoggedChange.of(node)));
        return of(changes, unreadable);
    }

    private static ChangePlan of(List<LoggedChange> logged, List<Unreadable> unreadable) {
        List<Unreadable> excluded = new ArrayList<>(unreadable);
        List<PlannedChange> planned = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Integer> notes = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        BigInteger moved = BigInteger.ZERO;
        for (LoggedChange change : logged) {
            BigInteger more = moved.add(change.lines().stream()
                    .map(line -> line.minorUnits().abs())
                    .reduce(BigInteger.ZERO, BigInteger::add));
            if (!seen.add(change.requestId())) {
                excluded.add(new Unreadable(change.requestId(), "repeats the id of an earlier request"));
            } else if (more.compareTo(MOST) > 0) {
                excluded.add(new Unreadable(change.requestId(), "moves more than the record can count"));
            } else {
                moved = more;
                change.lines().forEach(line -> names.putIfAbsent(line.program(), line.name()));
                note(change, notes);
                planned.add(planned(change));
            }
        }
        return new ChangePlan(List.copyOf(planned), beginnings(planned), names, List.copyOf(excluded), notes);
    }

    /** The first of the changes only, or the one of this id. */
    public ChangePlan only(String requestId) {
        return of(changes.stream()
                .filter(change -> change.requestId().equals(requestId))
                .toList());
    }

    /** The first of the changes only. */
    public ChangePlan first(int limit) {
        return limit >= changes.size() ? this : of(changes.subList(0, limit));
    }

    private ChangePlan of(List<PlannedChange> some) {
        return new ChangePlan(some, beginnings(some), names, excluded, notes);
    }

    /** A request of nothing is asked for as it stands, so that it is Docket that refuses it. */
    private static PlannedChange planned(LoggedChange change) {
        ChangeType type = ChangeCode.type(change);
        Map<String, BigInteger> amounts = new LinkedHashMap<>(change.amounts());
        if (amounts.isEmpty()) {
            change.lines().forEach(line -> amounts.put(line.program(), BigInteger.ZERO));
        }
        List<Part> parts = new ArrayList<>();
        amounts.forEach((program, amount) -> {
            if (type == ChangeType.CARRY_OVER) {
                parts.add(new Part(new Line(change.fiscalYear() - 1, program), amount.negate()));
            }
            parts.add(new Part(new Line(change.fiscalYear(), program), amount));
        });
        return new PlannedChange(
                change.requestId(), change.title(), type, change.level().orElse(Level.COMMITTEE), List.copyOf(parts));
    }

    private static Map<Line, BigInteger> beginnings(List<PlannedChange> changes) {
        Map<Line, BigInteger> beginnings = new LinkedHashMap<>();
        changes.stream()
                .flatMap(change -> change.parts().stream())
                .forEach(part -> beginnings.merge(
                        part.line(), part.minorUnits().negate().max(BigInteger.ZERO), BigInteger::add));
        return beginnings;
    }

    private static void note(LoggedChange change, Map<String, Integer> notes) {
        Set<String> said = new HashSet<>();
        if (!ChangeCode.isKnown(change)) {
            said.add("a code of change that is not known, " + change.code() + ": its amounts say what it is");
        }
        if (change.level().isEmpty()) {
            said.add("no level of approval that is known: put to the committee");
        }
        if (change.namesAProgramTwice()) {
            said.add("a program that stands in more than one line: its amounts are added up");
        }
        if (!change.amounts().isEmpty()
                && change.amounts().size() < change.lines().size()) {
            said.add("lines that get and give nothing: left out");
        }
        if (change.others() > 0) {
            said.add("revenue, conditional expenditure, authority to commit or posts: no budget of a line, left out");
        }
        said.forEach(text -> notes.merge(text, 1, Integer::sum));
    }
}
