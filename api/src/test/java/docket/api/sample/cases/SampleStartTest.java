package docket.api.sample.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.engine.casefile.event.CaseState;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.training.NewModels;
import docket.processes.act.Acts;
import docket.processes.scoring.DeployedFeatures;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DocketTest
class SampleStartTest {

    private static final int CASES = 42;

    @Autowired
    private SampleFiling filing;

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
    void fills_in_a_model_and_cases_in_every_state_and_does_so_once() {
        int before = count();

        start(CASES).fill();
        assertThat(count() - before).isEqualTo(CASES);

        start(CASES).fill();
        assertThat(count() - before).isEqualTo(CASES);

        start(CASES + 1).fill();
        assertThat(count() - before).isEqualTo(CASES + 1);
        assertThat(models.current(ModelNames.RETURN_RISK)).isPresent();
        assertThat(states().keySet())
                .contains(
                        CaseState.OPEN.name(),
                        CaseState.RETURNED.name(),
                        CaseState.APPROVED.name(),
                        CaseState.REJECTED.name(),
                        CaseState.WITHDRAWN.name());
    }

    private SampleStart start(int cases) {
        return new SampleStart(filing, models, features, newModels, currentModel, acts, database, cases);
    }

    private int count() {
        return states().values().stream().mapToInt(List::size).sum();
    }

    private Map<String, List<String>> states() {
        return database.queryForList("SELECT state FROM docket.case_view", String.class).stream()
                .collect(Collectors.groupingBy(state -> state));
    }
}
