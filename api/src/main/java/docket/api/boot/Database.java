package docket.api.boot;

import docket.api.settings.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A running PostgreSQL that is Docket's.
 *
 * @param url JDBC address without credentials
 * @param app the application's role, which owns nothing
 * @param owner the role that migrates; null when only verifying
 * @param auditor the name of the role that may only read
 */
record Database(String url, Credentials app, @Nullable Credentials owner, String auditor) {

    /** A data source that opens one connection for each call. */
    DriverManagerDataSource as(Credentials credentials) {
        return new DriverManagerDataSource(url, credentials.user(), credentials.password());
    }
}
