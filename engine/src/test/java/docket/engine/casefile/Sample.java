package docket.engine.casefile;

import docket.engine.casefile.command.content.RecordScore;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.command.line.ClaimStep;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.DelegateStep;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;

/** One sample case, its people and the commands that bring it on its way. */
public final class Sample {

    public static final String CASE = "case-1";
    public static final Map<String, Object> CONTENT = Map.of("body", "The roof leaks.");

    public static final Person KIM = officer("kim.employee", "employee");
    public static final Person JUNG = officer("jung.administration", "administration", "employee");
    public static final Person HAN = officer("han.budgetowner", "budget-owner", "employee");
    public static final Person LEE = officer("lee.director", "director");
    public static final Person YOON = officer("yoon.supervisor", "supervisor");
    public static final Person ADMIN = officer("admin", "camunda-admin");

    public static final LineStep REVIEW = LineStep.ofGroup(StepKind.REVIEW, "administration");
    public static final LineStep CONCUR = LineStep.ofGroup(StepKind.CONCUR, "budget-owner");
    public static final LineStep APPROVE = LineStep.ofGroup(StepKind.APPROVE, "director");

    public static AggregateTestFixture<CaseFile> fixture() {
        return new AggregateTestFixture<>(CaseFile.class);
    }

    public static Person officer(String person, String... groups) {
        return new Person(person, Set.of(groups));
    }

    public static final Particulars PARTICULARS =
            new Particulars("Repair of the city hall roof", "payment", "facilities", Money.parse("34.34", "EUR"));

    public static OpenCase open(LineStep... line) {
        return new OpenCase(
                CASE,
                "document-approval",
                PARTICULARS.title(),
                PARTICULARS.kind(),
                PARTICULARS.organization(),
                PARTICULARS.amount(),
                KIM.id(),
                CONTENT,
                List.of(line),
                "discretionary",
                "ten-years");
    }

    public static ResolveAuthority resolve(LineStep... defaultLine) {
        return new ResolveAuthority(
                CASE,
                "payment-authority",
                3,
                List.of("rule-7"),
                List.of("director", "supervisor"),
                "payment of any amount",
                List.of(defaultLine));
    }

    public static OfferStep offer(String task, int step) {
        return new OfferStep(CASE, task, step, "Decide", null, null, List.of(), List.of(), null);
    }

    public static OfferStep offerRevision(String task) {
        return new OfferStep(CASE, task, null, "Revise", StepKind.REVISE, null, List.of(), List.of(), null);
    }

    /** A step of a process without an approval line. */
    public static OfferStep offerOutsideLine(String task, StepKind kind, String group) {
        return new OfferStep(CASE, task, null, "Decide", kind, null, List.of(group), List.of(), null);
    }

    public static ClaimStep claim(String task, Person officer) {
        return new ClaimStep(CASE, task, officer);
    }

    public static DecideStep decide(String task, Decision decision, Person officer) {
        return decide(task, decision, null, officer);
    }

    public static DecideStep decide(String task, Decision decision, @Nullable String opinion, Person officer) {
        return new DecideStep(CASE, task, decision, opinion, null, officer);
    }

    /** Hands a task to somebody who is there, and in the groups that they are in. */
    public static DelegateStep delegate(String task, Person to, Person by) {
        return new DelegateStep(CASE, task, to.id(), new Staff(Map.of(), Map.of(to.id(), to.groups())), by);
    }

    public static ResubmitCase resubmit(String task) {
        return new ResubmitCase(CASE, task, null, null, null, null, KIM);
    }

    public static WithdrawCase withdraw() {
        return new WithdrawCase(CASE, null, "No longer needed", KIM);
    }

    public static RecordScore score(Advice advice) {
        return new RecordScore(CASE, scoreOf(advice));
    }

    public static ScoreRecord scoreOf(Advice advice) {
        return new ScoreRecord(
                "returns",
                1,
                "aa",
                "bb",
                "cc",
                List.of(new ScoreRecord.Feature("amount", "3434", "event-1", "0..5000", 120_000)),
                -500_000,
                -380_000,
                406_127,
                400_000,
                1,
                advice,
                850,
                null);
    }

    /** A case on its line, with the first step offered as task-0. */
    public static Object[] onLine(LineStep... line) {
        return new Object[] {open(line), resolve(), offer("task-0", 0)};
    }

    /** A case that Jung returned; the drafter's task is {@code revise}. */
    public static Object[] returned() {
        return and(
                onLine(REVIEW, APPROVE),
                decide("task-0", Decision.RETURN, "The offer is missing", JUNG),
                offerRevision("revise"));
    }

    /** A case that Lee finally approved. */
    public static Object[] approved() {
        return and(onLine(APPROVE), decide("task-0", Decision.APPROVE, LEE));
    }

    public static Object[] and(Object[] before, Object... more) {
        Object[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
    }

    private Sample() {}
}
