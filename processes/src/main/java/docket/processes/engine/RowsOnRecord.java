package docket.processes.engine;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.engine.log.EngineLog;
import docket.processes.engine.rows.EngineRows;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records once for each database what rows there are, whoever wrote them before they were recorded one by one. Every start
 * asks, and whichever node is first does it.
 */
public final class RowsOnRecord implements SmartInitializingSingleton {

    private static final String FIRST = "INSERT INTO docket.engine_rows DEFAULT VALUES ON CONFLICT DO NOTHING";

    private final RootUnit rootUnit;
    private final Acts acts;
    private final EngineLog record;
    private final JdbcTemplate database;

    public RowsOnRecord(RootUnit rootUnit, Acts acts, EngineLog record, JdbcTemplate database) {
        this.rootUnit = rootUnit;
        this.acts = acts;
        this.record = record;
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        rootUnit.execute(acts.current(), () -> {
            if (database.update(FIRST) > 0) {
                record.store(EngineAdvanced.of(
                        List.of(new EngineAdvanced.Command("RowsOnRecord", Map.of())),
                        EngineRows.all(database),
                        List.of(),
                        List.of()));
            }
            return null;
        });
    }
}
