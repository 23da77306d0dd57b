package docket.api.sample.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.sample.budget.SampleBudget;
import docket.engine.allocation.RoundPhase;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.budget.Funds;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.training.NewModels;
import docket.processes.act.Acts;
import docket.processes.scoring.DeployedFeatures;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DocketTest
class SampleStartTest {

    /** Each course that a case can take, once. */
    private static final int CASES = 14;

    @Autowired
    private SampleFiling filing;

    @Autowired
    private SampleBudget budget;

    @Autowired
    private FiscalYears years;

    @Autowired
    private BudgetLineViews lines;

    @Autowired
    private AllocationRoundViews rounds;

    @Autowired
    private ModelStore models;

    @Autowired
    private DeployedFeatures features;

    @Autowired
    private NewModels newModels;

    @Autowired
    private CurrentModel currentModel;

    @Autowired
    private Acts acts;

    @Autowired
    private JdbcTemplate database;

    @Test
    void fills_in_models_cases_in_every_state_and_two_years_of_money_and_does_so_once() {
        int before = count();

        start(CASES).fill();
        assertThat(count() - before).isEqualTo(CASES + budget.size());

        start(CASES).fill();
        assertThat(count() - before).isEqualTo(CASES + budget.size());

        start(CASES + 1).fill();
        assertThat(count() - before).isEqualTo(CASES + 1 + budget.size());
        assertThat(models.current(ModelNames.RETURN_RISK)).isPresent();
        assertThat(states().keySet())
                .contains(
                        CaseState.OPEN.name(),
                        CaseState.RETURNED.name(),
                        CaseState.APPROVED.name(),
                        CaseState.REJECTED.name(),
                        CaseState.WITHDRAWN.name());
        int year = years.current();
        assertThat(years.isClosed(year - 1)).isTrue();
        assertThat(sum(year - 1, Funds::lapsed)).isPositive();
        assertThat(sum(year - 1, Funds::carriedOut)).isPositive().isEqualTo(sum(year, Funds::carriedIn));
        for (Function<Funds, Money> figure :
                List.<Function<Funds, Money>>of(Funds::reserved, Funds::committed, Funds::disbursed)) {
            assertThat(sum(year, figure)).isPositive();
        }
        assertThat(lines.find(year + ".facilities.101-01").orElseThrow().periods())
                .containsKeys(year + "-Q1", year + "-Q2");
        AllocationRoundView approved = rounds.search(year, RoundPhase.APPROVED, null, 50).items().stream()
                .filter(round -> round.state().terms().name().contains("Urgent projects"))
                .findFirst()
                .orElseThrow();
        assertThat(approved.state().scores()).hasSameSizeAs(approved.state().requests());
        assertThat(approved.state().scores().values())
                .allSatisfy(score -> assertThat(score.features())
                        .filteredOn(feature -> feature.name().equals("usedOfOrganization"))
                        .singleElement()
                        .satisfies(feature -> assertThat(feature.value()).isNotNull()));
        assertThat(rounds.search(null, null, null, 50).items().stream()
                        .map(round -> round.state().phase())
                        .toList())
                .contains(RoundPhase.COLLECTING, RoundPhase.APPROVED, RoundPhase.REJECTED);
    }

    private SampleStart start(int cases) {
        return new SampleStart(filing, budget, years, models, features, newModels, currentModel, acts, database, cases);
    }

    private long sum(int fiscalYear, Function<Funds, Money> figure) {
        return lines.ofYear(fiscalYear).stream()
                .mapToLong(line -> figure.apply(line.funds()).minorUnits())
                .sum();
    }

    private int count() {
        return states().values().stream().mapToInt(List::size).sum();
    }

    private Map<String, List<String>> states() {
        return database.queryForList("SELECT state FROM docket.case_view", String.class).stream()
                .collect(Collectors.groupingBy(state -> state));
    }
}
