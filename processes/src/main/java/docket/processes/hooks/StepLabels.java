package docket.processes.hooks;

import docket.engine.line.StepKind;
import docket.engine.text.Characters;

/** What a task list shows of a task: the case's title, and below it the step in both languages. The engine keeps one text for all readers. */
public final class StepLabels {

    private static final int LONGEST_NAME = 200;

    /** As far as it fits. */
    public static String name(String title) {
        return Characters.cut(Characters.composed(title), LONGEST_NAME);
    }

    public static String of(StepKind kind) {
        return switch (kind) {
            case REVIEW -> "Review · 검토";
            case CONCUR -> "Concurrence · 협조";
            case AGREE -> "Agreement · 합의";
            case APPROVE -> "Approval · 결재";
            case DELEGATED_APPROVAL -> "Delegated approval · 전결";
            case ACTING_APPROVAL -> "Acting approval · 대결";
            case CIRCULATE -> "Circulation · 공람";
            case REVISE -> "Revision · 보완";
        };
    }

    private StepLabels() {}
}
