package docket.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.rescore.Rescore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

class ModelStoreTest {
    private static final TestPostgres POSTGRES = TestPostgres.fresh();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

    private final ModelStore models = new JdbcModelStore(POSTGRES.app(), CLOCK);
    private final JdbcTemplate app = new JdbcTemplate(POSTGRES.app());
    private final Model golden = GoldenCard.model();

    @BeforeEach
    void empty() {
        new JdbcTemplate(POSTGRES.as(TestPostgres.OWNER)).update("truncate docket.model");
    }

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void gives_back_the_bytes_under_their_hash() {
        Model saved = models.save(golden.card());

        assertThat(saved).isEqualTo(golden);
        assertThat(models.find(golden.sha256())).contains(golden);
        assertThat(models.find("0".repeat(64))).isEmpty();
        assertThat(app.queryForObject("select card from docket.model", byte[].class))
                .isEqualTo(GoldenCard.bytes());
    }

    @Test
    void storing_the_same_card_again_changes_nothing() {
        models.save(golden.card());
        models.save(golden.card());

        assertThat(models.all()).containsExactly(golden);
    }

    @Test
    void the_newest_version_is_the_current_one() {
        assertThat(models.current("return-risk")).isEmpty();
        assertThat(models.nextVersion("return-risk")).isEqualTo(1);
        models.save(golden.card());
        Model next = models.save(like(golden.card(), 4, "A test."));

        assertThat(models.current("return-risk")).contains(next);
        assertThat(models.nextVersion("return-risk")).isEqualTo(5);
        assertThat(models.all()).containsExactly(golden, next);
    }

    @Test
    void a_version_is_given_once() {
        models.save(golden.card());
        Scorecard other = like(golden.card(), golden.card().version(), "Another.");

        assertThatThrownBy(() -> models.save(other)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_model() {
        models.save(golden.card());

        for (String attack :
                new String[] {"update docket.model set version = 9", "delete from docket.model", "truncate docket.model"
                }) {
            assertThatThrownBy(() -> app.execute(attack))
                    .as(attack)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_database_refuses_a_model_under_a_name_that_is_not_its_hash() {
        assertThatThrownBy(() -> app.update(
                        "insert into docket.model values (?, 'x', 1, ?, now())", "0".repeat(64), GoldenCard.bytes()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_auditor_reads_models() {
        models.save(golden.card());

        assertThat(new JdbcModelStore(POSTGRES.as(TestPostgres.AUDITOR), CLOCK).all())
                .containsExactly(golden);
    }

    @Test
    void a_recorded_score_is_made_again_from_the_store() {
        models.save(golden.card());
        ScoreRecord recorded = golden.score(java.util.Map.of("organization", GoldenCard.fact("welfare")), null);

        assertThat(new Rescore(models).again(recorded))
                .hasValueSatisfying(comparison -> assertThat(comparison.same()).isTrue());
        assertThat(new Rescore(models).with(recorded, "0".repeat(64))).isEmpty();
    }

    private static Scorecard like(Scorecard card, int version, String intendedUse) {
        return new Scorecard(
                card.format(),
                card.name(),
                version,
                card.process(),
                intendedUse,
                card.limits(),
                card.schema(),
                card.schemaSha256(),
                card.base(),
                card.features(),
                card.threshold(),
                card.withheld(),
                card.trainingData(),
                card.evaluation());
    }
}
