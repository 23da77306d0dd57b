package docket.engine.budget.day;

import docket.engine.budget.sum.Figures;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedDaysSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(new BudgetDayPublished(
                "2026-03-02",
                "Asia/Seoul",
                4711,
                List.of(new DaySum(
                        2026,
                        "KRW",
                        1_000_000,
                        2,
                        new Figures(5, 120_000_000, 121_000_000, 1_000_000, 60_000_000, 7, 6, 5, 4, 3),
                        "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="))));
    }
}
