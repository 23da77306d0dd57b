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

/** The beans that say whose record this program keeps, and its one clock. */
@Configuration(proxyBeanMethods = false)
class AgencyConfiguration {

    @Bean
    Agency agency(
            @Value("${docket.agency}") String name, @Value("${docket.zone}") String zone, ObjectProvider<Clock> clock) {
        return new Agency(name, zone("DOCKET_ZONE", zone), clock.getIfAvailable(Clock::systemUTC));
    }

    /** The master key's file: beside the embedded database's folder, or wherever DOCKET_MASTER_KEY_FILE says. */
    @Bean
    Path masterKeyFile(DocketProperties properties, @Value("${docket.master-key-file}") String file) {
        return StringUtils.hasText(file)
                ? Path.of(file)
                : properties.dataFolder().resolve("keys").resolve("master.json");
    }

    /** The log's key and folder: in the data folder, or where DOCKET_LOG_KEY_FILE and DOCKET_LOG_FOLDER say. */
    @Bean
    LogFiles logFiles(
            DocketProperties properties,
            @Value("${docket.log-folder}") String folder,
            @Value("${docket.log-key-file}") String key) {
        LogFiles inDataFolder = LogFiles.of(properties.dataFolder());
        return new LogFiles(
                StringUtils.hasText(folder) ? Path.of(folder).toAbsolutePath() : inDataFolder.folder(),
                StringUtils.hasText(key) ? Path.of(key).toAbsolutePath() : inDataFolder.key());
    }

    /** The witnesses of the file that DOCKET_WITNESSES names; none where it is not set. */
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
