package docket.api.sample.cases;

import docket.api.sample.Desk;
import docket.api.sample.budget.SampleBudgetLine;
import docket.api.sample.cases.SampleCase.Move;
import docket.engine.budget.year.FiscalYears;
import docket.engine.line.Decision;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.OpenTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Files invented cases and makes their moves. */
@Component
class SampleFiling {

    private static final String DOCUMENT = "document-approval";
    private static final String BUDGET = "budget-request";

    /** The processes through which the sample's cases go. */
    static final List<String> PROCESSES = List.of(DOCUMENT, BUDGET, "expenditure");

    private final Desk desk;
    private final FiscalYears years;

    SampleFiling(Desk desk, FiscalYears years) {
        this.desk = desk;
        this.years = years;
    }

    /** Starts the case. */
    String start(SampleCase sampleCase) throws Exception {
        Map<String, Object> content = new LinkedHashMap<>(sampleCase.content());
        String line = sampleCase.budgetLine();
        if (line != null) {
            content.put("lineId", SampleBudgetLine.id(years.current(), line));
        }
        return desk.start(
                sampleCase.drafter(),
                new CaseDraft(
                        line == null ? DOCUMENT : BUDGET,
                        sampleCase.title(),
                        sampleCase.kind(),
                        sampleCase.organization(),
                        sampleCase.amount(),
                        content,
                        sampleCase.line()));
    }

    /** Makes one move, once the case is ready for it. */
    void move(String caseId, Move move, String drafter) throws Exception {
        switch (move) {
            case WITHDRAW -> desk.withdraw(caseId, drafter);
            case RESUBMIT -> desk.decide(desk.awaited(caseId), Decision.RESUBMIT, "보완하여 다시 올립니다.", null);
            case RETURN -> desk.turnDown(caseId, Decision.RETURN, "산출 근거를 보완해 주시기 바랍니다.");
            case REJECT -> desk.turnDown(caseId, Decision.REJECT, "올해 계획에 없는 사업입니다.");
            case DISSENT -> desk.decide(desk.awaited(caseId), Decision.DISSENT, "예산 여건상 이의가 있습니다.", null);
            case AGREE -> desk.agree(desk.awaited(caseId));
            case AGREE_TO_THE_END -> {
                OpenTask task = desk.awaited(caseId);
                while (task != null) {
                    desk.agree(task);
                    task = desk.open(caseId);
                }
            }
        }
    }
}
