package docket.api.sample.budget;

import docket.api.sample.Desk;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.organization.Role;
import docket.processes.cases.OpenTask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files what spends the sample's money or changes its budgets, and does with it what its officers do. */
@Component
class MoneyFiling {

    private static final List<String> DRAFTERS = List.of("kim.employee", "park.employee");
    private static final List<String> OFFICERS =
            List.of(Role.CONTRACT_OFFICER.group(), Role.DISBURSING_OFFICER.group(), Role.PAYER.group());

    private final Desk desk;

    MoneyFiling(Desk desk) {
        this.desk = desk;
    }

    /** @param fiscalYear this one */
    void file(SampleMoneyCase one, int fiscalYear) throws Exception {
        String drafter = DRAFTERS.get(Math.floorMod(one.title().hashCode(), DRAFTERS.size()));
        String caseId = desk.start(drafter, one.draft().in(fiscalYear));
        Money contract = one.amount();
        for (Deed deed : one.deeds()) {
            if (deed.kind() == Deed.Kind.COMMIT) {
                contract = SampleBudgetLine.part(contract, deed.percent());
            }
            act(caseId, drafter, deed, contract);
        }
    }

    private void act(String caseId, String drafter, Deed deed, Money contract) throws Exception {
        switch (deed.kind()) {
            case AGREE -> desk.agree(desk.awaited(caseId));
            case APPROVE -> approve(caseId);
            case RETURN -> desk.turnDown(caseId, Decision.RETURN, "산출 근거를 보완해 주시기 바랍니다.");
            case REJECT -> desk.turnDown(caseId, Decision.REJECT, "올해 계획에 없는 사업입니다.");
            case WITHDRAW -> desk.withdraw(caseId, drafter);
            case COMMIT -> confirm(caseId, Map.of("amount", contract.toDecimal(), "payee", "한빛상사"));
            case ORDER ->
                confirm(
                        caseId,
                        Map.of(
                                "amount",
                                SampleBudgetLine.part(contract, deed.percent()).toDecimal()));
            case PAY -> confirm(caseId, null);
            case CLOSE -> desk.decide(desk.awaited(caseId), Decision.CLOSE, null, null);
        }
    }

    /** Until nobody is asked any more, or the money is spent. */
    private void approve(String caseId) throws Exception {
        OpenTask task = desk.awaited(caseId);
        while (task != null && OFFICERS.stream().noneMatch(task.groups()::contains)) {
            desk.agree(task);
            task = desk.open(caseId);
        }
    }

    private void confirm(String caseId, @Nullable Map<String, Object> content) throws Exception {
        desk.decide(desk.awaited(caseId), Decision.CONFIRM, null, content);
    }
}
