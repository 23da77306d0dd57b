package docket.api.boot;

import docket.api.secret.Secrets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The settings from outside, by environment variables (application.yaml names them).
 *
 * @param data the folder of the embedded database and of the keys
 * @param cache where the database's programs are unpacked, shared by all data folders of one user
 * @param db an outside database; its {@code url} empty means the embedded one
 */
@ConfigurationProperties("docket")
public record DocketProperties(Path data, Path cache, Db db) {

    /**
     * An outside PostgreSQL.
     *
     * @param url JDBC address, empty for the embedded one
     * @param user the application's role
     * @param ownerUser the role that migrates; empty: the start only verifies
     * @param auditorUser the role that may only read
     */
    public record Db(String url, String user, String ownerUser, String auditorUser) {

        boolean outside() {
            return StringUtils.hasText(url);
        }

        Credentials app(Secrets secrets) {
            return new Credentials(user, secrets.of("docket.db.password"));
        }

        @Nullable
        Credentials owner(Secrets secrets) {
            return StringUtils.hasText(ownerUser)
                    ? new Credentials(ownerUser, secrets.of("docket.db.owner-password"))
                    : null;
        }
    }

    /** The folder {@link #data} as an absolute path. */
    Path dataFolder() {
        return data.toAbsolutePath().normalize();
    }
}
