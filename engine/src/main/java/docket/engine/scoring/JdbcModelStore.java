package docket.engine.scoring;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Keeps models in {@code docket.model}, to which the application may only add. The database checks that a card's name
 * is the hash of its bytes. A version that is taken fails with a {@code DuplicateKeyException}.
 */
public final class JdbcModelStore implements ModelStore {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    public JdbcModelStore(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @Override
    public Model save(Scorecard card) {
        Model model = Model.of(card);
        jdbc.update(
                "insert into docket.model (sha256, name, version, card, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (sha256) do nothing",
                model.sha256(),
                card.name(),
                card.version(),
                model.bytes(),
                Timestamp.from(clock.instant()));
        return model;
    }

    @Override
    public Optional<Model> find(String sha256) {
        return query("select card from docket.model where sha256 = ?", sha256);
    }

    @Override
    public Optional<Model> current(String name) {
        return query("select card from docket.model where name = ? order by version desc limit 1", name);
    }

    @Override
    public List<Model> newest() {
        return jdbc.query(
                "select distinct on (name) card from docket.model order by name, version desc",
                (row, n) -> Model.of(row.getBytes(1)));
    }

    @Override
    public int nextVersion(String name) {
        jdbc.query(
                "select pg_advisory_xact_lock(hashtextextended('docket.model/' || ?, 0))",
                (RowCallbackHandler) row -> {},
                name);
        Integer next = jdbc.queryForObject(
                "select coalesce(max(version), 0) + 1 from docket.model where name = ?", Integer.class, name);
        return next == null ? 1 : next;
    }

    @Override
    public List<Model> all() {
        return jdbc.query(
                "select card from docket.model order by name, version", (row, n) -> Model.of(row.getBytes(1)));
    }

    private Optional<Model> query(String sql, String argument) {
        return jdbc.query(sql, (row, n) -> Model.of(row.getBytes(1)), argument).stream()
                .findFirst();
    }
}
