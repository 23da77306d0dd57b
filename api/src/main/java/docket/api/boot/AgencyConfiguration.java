package docket.api.boot;

import docket.api.zone.JvmZone;
import docket.engine.agency.Agency;
import docket.engine.proof.LogFiles;
import docket.engine.proof.witness.Witnesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Whose record this program keeps, and its one clock. */
@Configuration(proxyBeanMethods = false)
class AgencyConfiguration {

    @Bean
    Agency agency(
            @Value("${docket.agency}") String name, @Value("${docket.zone}") String zone, ObjectProvider<Clock> clock) {
        return new Agency(name, zone("DOCKET_ZONE", zone), clock.getIfAvailable(Clock::systemUTC));
    }

    /** Beside the embedded database's folder, or wherever DOCKET_MASTER_KEY_FILE says. */
    @Bean
    Path masterKeyFile(DocketProperties properties, @Value("${docket.master-key-file}") String file) {
        return StringUtils.hasText(file)
                ? Path.of(file)
                : properties.dataFolder().resolve("keys").resolve("master.json");
    }

    /** The same of the log's key and of its folder: DOCKET_LOG_KEY_FILE and DOCKET_LOG_FOLDER. */
    @Bean
    LogFiles logFiles(
            DocketProperties properties,
            @Value("${docket.log-folder}") String folder,
            @Value("${docket.log-key-file}") String key) {
        LogFiles own = LogFiles.of(properties.dataFolder());
        return new LogFiles(
                StringUtils.hasText(folder) ? Path.of(folder).toAbsolutePath() : own.folder(),
                StringUtils.hasText(key) ? Path.of(key).toAbsolutePath() : own.key());
    }

    /** Those of DOCKET_WITNESSES, a file; none where it is not set. */
    @Bean
    Witnesses witnesses(@Value("${docket.witnesses}") String file) {
        try {
            return StringUtils.hasText(file) ? new Witnesses(Path.of(file)) : new Witnesses();
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "DOCKET_WITNESSES cannot be used: " + e.getMessage(),
                    "Set it to a file with lines \"witness NAME KEY URL\" and one \"quorum NAME\" (docs/witness.md).",
                    e);
        }
    }

    /** @throws StartRefused where what the variable says is no zone; one that says nothing is the machine's */
    static ZoneId zone(String variable, String zone) {
        try {
            return StringUtils.hasText(zone) ? ZoneId.of(zone) : JvmZone.ofTheMachine();
        } catch (DateTimeException e) {
            throw new StartRefused(
                    variable + " is '" + zone + "', which is no time zone.",
                    "Set it to a name like Asia/Seoul, or leave it out for the machine's own.",
                    e);
        }
    }
}
