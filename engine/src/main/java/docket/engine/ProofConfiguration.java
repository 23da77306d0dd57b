package docket.engine;

import docket.engine.agency.Agency;
import docket.engine.export.Exports;
import docket.engine.order.Head;
import docket.engine.proof.LogFiles;
import docket.engine.proof.LogKeys;
import docket.engine.proof.LogPublisher;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.bundle.CaseBundles;
import docket.engine.proof.witness.Witnesses;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the signed log in a running program. */
@Configuration(proxyBeanMethods = false)
public class ProofConfiguration {

    @Bean
    PublishedLog publishedLog(LogFiles files) {
        return new PublishedLog(files.folder());
    }

    @Bean
    LogKeys logKeys(DataSource dataSource, RootUnit rootUnit, EventStore events, Envelope envelope) {
        return new LogKeys(dataSource, rootUnit, events, envelope);
    }

    @Bean
    CaseBundles caseBundles(DataSource dataSource, PublishedLog log, LogKeys keys, Witnesses witnesses) {
        return new CaseBundles(dataSource, log, keys, witnesses);
    }

    @Bean
    Exports exports(DataSource dataSource, PublishedLog log) {
        return new Exports(dataSource, log);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogPublisher logPublisher(
            @Qualifier("sequencerDataSource") DataSource connections,
            Head head,
            LogKeys keys,
            LogFiles files,
            Witnesses witnesses,
            Agency agency) {
        return new LogPublisher(connections, head, keys, files, witnesses, agency.name(), LogPublisher.Pace.USUAL);
    }
}
