package docket.api.boot;

import docket.api.settings.Settings;
import docket.engine.agency.Agency;
import docket.engine.budget.sum.Threshold;
import docket.engine.proof.LogFiles;
import docket.engine.proof.witness.Witnesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that say whose record this program keeps, and its one clock. */
@Configuration(proxyBeanMethods = false)
class AgencyConfiguration {

    @Bean
    Agency agency(Settings settings, ObjectProvider<Clock> clock) {
        return new Agency(settings.agency(), settings.agencyZone(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Threshold publicThreshold(Settings settings) {
        return settings.publicThreshold();
    }

    @Bean
    Path masterKeyFile(Settings settings) {
        return settings.masterKey();
    }

    @Bean
    LogFiles logFiles(Settings settings) {
        return settings.log();
    }

    @Bean
    Witnesses witnesses(Settings settings) {
        try {
            @Nullable Path file = settings.witnesses();
            return file == null ? new Witnesses() : new Witnesses(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "DOCKET_WITNESSES cannot be used: " + e.getMessage(),
                    "Set it to a file with lines \"witness NAME KEY URL\" and one \"quorum NAME\" (docs/witness.md).",
                    e);
        }
    }
}
