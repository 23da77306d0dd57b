package docket.engine.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.organization.Machine;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelNames;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class NewModelsTest {

    private static final TestPostgres DATABASE = TestPostgres.fresh();
    private static final Act ACT = new Act(new Machine("docket", "test"), Door.CLI, null, null);

    private static final TrainingCases LEARNABLE = new SyntheticCases(1, 600);

    /** The later cases go against all that could be learned from the earlier ones. */
    private static final TrainingCases TURNED = new TrainingCases() {
        @Override
        public String source() {
            return "turned";
        }

        @Override
        public String label() {
            return "came back";
        }

        @Override
        public List<TrainingCase> read() {
            List<TrainingCase> cases = Split.sorted(LEARNABLE.read());
            int turn = cases.size() * 7 / 10;
            return IntStream.range(0, cases.size())
                    .mapToObj(i -> i < turn ? cases.get(i) : turned(cases.get(i)))
                    .toList();
        }

        private static TrainingCase turned(TrainingCase one) {
            return new TrainingCase(one.id(), one.submittedAt(), one.knownAt(), one.features(), !one.returned());
        }
    };

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.app());
    private final JdbcModelStore store = new JdbcModelStore(DATABASE.app(), Clock.systemUTC());
    private final NewModels models = new NewModels(
            new RootUnit(new DataSourceTransactionManager(DATABASE.app()), t -> false, List.of()),
            store,
            new RecordStore(DATABASE.app()).eventStore(),
            new Envelope("docket.test", ZoneOffset.UTC));

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_model_comes_into_the_store_together_with_its_event() {
        Model model = models.train(ACT, "risk", Plans.USUAL, new SyntheticCases(1, 600));

        assertThat(store.current("risk")).contains(model);
        assertThat(events("risk")).isEqualTo(1);
        assertThat(models.train(ACT, "risk", Plans.USUAL, new SyntheticCases(2, 600))
                        .card()
                        .version())
                .isEqualTo(2);
        assertThat(events("risk")).isEqualTo(2);
    }

    @Test
    void where_the_version_is_taken_neither_model_nor_event_is_stored() {
        models.train(ACT, "other", Plans.USUAL, new SyntheticCases(1, 600));
        var late = new ScorecardTrainer().train("other", 1, Plans.USUAL, new SyntheticCases(3, 600));

        assertThatThrownBy(() -> models.take(ACT, late)).isInstanceOf(DuplicateKeyException.class);

        assertThat(events("other")).isEqualTo(1);
    }

    @Test
    void a_model_that_is_no_better_than_the_base_rate_is_set_aside() {
        Model current = models.trainIfBetter(ACT, "useful", Plans.USUAL, LEARNABLE);

        Model useless = models.trainIfBetter(ACT, "useful", Plans.USUAL, TURNED);

        assertThat(current.card().evaluation().beatsBaseRate()).isTrue();
        assertThat(useless.card().evaluation().beatsBaseRate()).isFalse();
        assertThat(store.current("useful")).contains(current);
        assertThat(store.current(ModelNames.setAside("useful"))).contains(useless);
        assertThat(useless.card().version()).isEqualTo(1);
        assertThat(events(ModelNames.setAside("useful"))).isEqualTo(1);
        assertThat(models.train(ACT, "useful", Plans.USUAL, TURNED).card().version())
                .isEqualTo(2);
    }

    @Test
    void two_who_train_at_once_get_a_version_each() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Model>> trained = two.invokeAll(List.of(
                    () -> models.train(ACT, "raced", Plans.USUAL, LEARNABLE),
                    () -> models.train(ACT, "raced", Plans.USUAL, LEARNABLE)));

            assertThat(List.of(
                            trained.get(0).get().card().version(),
                            trained.get(1).get().card().version()))
                    .containsExactlyInAnyOrder(1, 2);
        } finally {
            two.shutdownNow();
        }
    }

    private int events(String name) {
        return jdbc
                .queryForList("SELECT payload FROM docket.domain_event WHERE type = 'model-trained'", byte[].class)
                .stream()
                .mapToInt(payload -> new String(payload, UTF_8).contains("\"" + name + "\"") ? 1 : 0)
                .sum();
    }
}
