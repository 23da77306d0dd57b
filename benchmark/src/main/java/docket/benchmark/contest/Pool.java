package docket.benchmark.contest;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Makes the connections of a bare engine: a pool with the settings of Docket's own, and one for each client and
 * executor.
 */
public final class Pool {

    private Pool() {}

    /** Opens a pool to the database that {@code BENCH_DB_URL} names. */
    public static HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("BENCH_DB_URL"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(40);
        config.setMinimumIdle(4);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
