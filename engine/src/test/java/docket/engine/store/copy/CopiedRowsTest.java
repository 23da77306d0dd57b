package docket.engine.store.copy;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.store.copy.CopiedRows.Row;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CopiedRowsTest {

    private final TestPostgres database = TestPostgres.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_row_is_what_the_database_has() throws Exception {
        try (Connection connection = database.app().getConnection();
                CopiedRows rows = new CopiedRows(connection, """
                        SELECT 7::bigint, '한 글'::text, NULL::text, ARRAY['a', 'é']::text[], '{}'::text[], 2026::integer,
                               '{"a": 1}'::json, '2026-11-28T15:00:00.123456Z'::timestamptz, '\\x00ff'::bytea""")) {
            Row row = new Row().of(rows.next());

            assertThat(row.number(0)).isEqualTo(7);
            assertThat(row.text(1)).isEqualTo("한 글");
            assertThat(row.isNull(2)).isTrue();
            assertThat(row.text(2)).isNull();
            assertThat(row.texts(3)).containsExactly("a", "é");
            assertThat(row.texts(4)).isEmpty();
            assertThat(row.bytes(8)).containsExactly(0, 0xff);
            assertThat(row.holds(0, 7)).isTrue();
            assertThat(row.holds(0, 8L)).isFalse();
            assertThat(row.holds(1, "한 글")).isTrue();
            assertThat(row.holds(2, null)).isTrue();
            assertThat(row.holds(1, null)).isFalse();
            assertThat(row.holds(2, "")).isFalse();
            assertThat(row.holds(3, List.of("a", "é"))).isTrue();
            assertThat(row.holds(3, List.of("a"))).isFalse();
            assertThat(row.holds(5, 2026)).isTrue();
            assertThat(row.holds(7, OffsetDateTime.parse("2026-11-28T15:00:00.123456Z")))
                    .isTrue();
            assertThat(row.holds(7, OffsetDateTime.parse("2026-11-28T15:00:00.123457Z")))
                    .isFalse();
            Row part = row.part(5, 2);
            assertThat(rows.next()).isNull();
            row.of(new byte[] {0, 0});
            assertThat(part.number(0)).isEqualTo(2026);
            assertThat(part.text(1)).isEqualTo("{\"a\": 1}");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void what_is_not_read_to_its_end_leaves_the_connection_as_it_was() throws Exception {
        try (Connection connection = database.app().getConnection()) {
            try (CopiedRows rows = new CopiedRows(connection, "SELECT generate_series(1, 100000)")) {
                assertThat(rows.next()).isNotNull();
            }
            try (var result = connection.createStatement().executeQuery("SELECT 1")) {
                assertThat(result.next()).isTrue();
            }
        }
        assertThat(new JdbcTemplate(database.app()).queryForObject("SELECT 1", Integer.class))
                .isEqualTo(1);
    }
}
