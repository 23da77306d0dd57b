package docket.engine.scoring.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.Model;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class NewModelsTest {

    private static final TestPostgres DATABASE = TestPostgres.fresh();
    private static final Act ACT = new Act(new Actor.Machine("docket", "test"), Door.CLI, null, null);

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.app());
    private final JdbcModelStore store = new JdbcModelStore(DATABASE.app(), Clock.systemUTC());
    private final NewModels models = new NewModels(
            new RootUnit(new DataSourceTransactionManager(DATABASE.app()), t -> false, List.of()),
            store,
            new RecordStore(DATABASE.app(), List.of()).eventStore(),
            new Envelope("docket.test", ZoneOffset.UTC));

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_model_comes_into_the_store_together_with_its_event() {
        Model model = models.train(ACT, "risk", new SyntheticCases(1, 600));

        assertThat(store.current("risk")).contains(model);
        assertThat(events("risk")).isEqualTo(1);
        assertThat(models.train(ACT, "risk", new SyntheticCases(2, 600)).card().version())
                .isEqualTo(2);
        assertThat(events("risk")).isEqualTo(2);
    }

    @Test
    void where_the_version_is_taken_neither_model_nor_event_is_stored() {
        models.train(ACT, "other", new SyntheticCases(1, 600));
        var late = new ScorecardTrainer().train("other", 1, new SyntheticCases(3, 600));

        assertThatThrownBy(() -> models.take(ACT, late)).isInstanceOf(DuplicateKeyException.class);

        assertThat(events("other")).isEqualTo(1);
    }

    private int events(String name) {
        return jdbc
                .queryForList("SELECT payload FROM docket.domain_event WHERE type = 'model-trained'", byte[].class)
                .stream()
                .mapToInt(payload -> new String(payload, UTF_8).contains("\"" + name + "\"") ? 1 : 0)
                .sum();
    }
}
