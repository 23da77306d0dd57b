package docket.bpmn;

import java.util.List;
import java.util.Set;

/** The names under which a model speaks to Docket: extension properties in BPMN, custom properties in forms, facts. */
public final class ModelProperties {

    /** On a process: {@code discretionary}, a person decides; stored cases may be {@code bound}. */
    public static final String MODE = "docket.mode";

    /** On a process: its retention class. */
    public static final String RETENTION = "docket.retention";

    /** On a process: {@code confidential} where whoever reads one of its cases is recorded, else {@code internal}. */
    public static final String CONFIDENTIALITY = "docket.confidentiality";

    /** On a process: its legal deadline, an ISO 8601 duration of days and hours. */
    public static final String DEADLINE = "docket.deadline";

    /** On a process: the id of the decision that says who holds the power. */
    public static final String AUTHORITY = "docket.authority";

    /** On a process: what its scorecard looks at, comma separated; see {@link Features}. */
    public static final String FEATURES = "docket.features";

    /** On a process that asks money of a budget line: the field of its start form that names the line. */
    public static final String BUDGET_LINE = "docket.budgetLine";

    /** That field in the models that were deployed before they had to say it. */
    public static final String FORMER_BUDGET_LINE = "lineId";

    /** On a process: the key of the field of its start form that lists the budget lines which it changes. */
    public static final String BUDGET_CHANGE = "docket.budgetChange";

    /** On a text field that is read as a list, a row each: {@link #CHANGES} or {@link #LATER_SHARES}. */
    public static final String LIST = "docket.list";

    /** The {@link #LIST} of budget lines with what each gets or gives. */
    public static final String CHANGES = "budget-changes";

    /** The {@link #LIST} of later fiscal years with what each pays of a commitment. */
    public static final String LATER_SHARES = "later-shares";

    /** The field in which a change of budgets says its type. */
    public static final String CHANGE_TYPE = "changeType";

    /** On a user task: a step kind's code, {@link #LINE_STEP} or {@link #REVISE_STEP}. */
    public static final String STEP = "docket.step";

    /** On a user task: what it offers, comma separated. */
    public static final String DECISIONS = "docket.decisions";

    /** On an external service task: the variables that its worker may hand back, comma separated. */
    public static final String RESULTS = "docket.results";

    /** On any element: its name in Korean. */
    public static final String NAME_KO = "docket.name.ko";

    /** On a form field: {@code true} where the value is about a person and is stored encrypted. */
    public static final String PERSONAL = "docket.personal";

    /** On a select: {@code true} where the options only suggest, because the record itself knows what is right. */
    public static final String OPEN = "docket.open";

    /** On a field whose options are computed: all values there can be, comma separated. */
    public static final String VALUES = "docket.values";

    /** On a select: whence its options come when the form is opened; {@link #BUDGET_LINES} is all there is. */
    public static final String OPTIONS = "docket.options";

    /** The {@link #OPTIONS} of a select that offers the budget lines of the current fiscal year, by their ids. */
    public static final String BUDGET_LINES = "budget-lines";

    /** The {@link #STEP} of a task that takes its step from the approval line. */
    public static final String LINE_STEP = "line";

    /** The {@link #STEP} of the drafter's own task on a returned case. */
    public static final String REVISE_STEP = "revise";

    /** Each {@link #STEP} of a task that spends the money of an approved case, in their order. */
    public static final List<String> SPENDING_STEPS = List.of("commit", "disburse", "pay");

    /** The message by which the drafter withdraws. */
    public static final String WITHDRAWAL_MESSAGE = "docket.withdrawal";

    /** The message by which a budget officer closes an allocation round. */
    public static final String CLOSING_MESSAGE = "docket.round-closed";

    /** The field of a committee's form that says what it grants instead of what an allocation round proposes. */
    public static final String ADJUSTMENTS = "adjustments";

    /** Characters in the title of a case, at most: what a start form may allow, and what every door takes. */
    public static final int LONGEST_TITLE = 300;

    /** What a form may show of the record: texts, and the lists {@code caseContent} and {@code scoreReasons}. */
    public static final Set<String> FACTS = Set.of(
            "caseTitle",
            "caseKind",
            "caseOrganization",
            "caseAmount",
            "caseDrafter",
            "caseBody",
            "caseRound",
            "caseContent",
            "caseConfidential",
            "budgetBefore",
            "budgetAfter",
            "changedLines",
            "moneyReserved",
            "moneyCommitted",
            "moneyOrdered",
            "moneyLater",
            "moneyPayee",
            "lineText",
            "roundText",
            "returnText",
            "revisionText",
            "scoreAdvice",
            "scoreText",
            "scoreReasons",
            "scoreModel",
            "scoreLimits",
            "decisionsText",
            "opinionText");

    private ModelProperties() {}
}
