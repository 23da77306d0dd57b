package docket.processes.hooks;

import docket.engine.casefile.StepKind;

/** What a task list shows below a task's title, in both languages: the engine keeps one text for all readers. */
final class StepLabels {

    static String of(StepKind kind) {
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
