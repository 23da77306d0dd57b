package docket.engine;

import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFile;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.ClosingHash;
import docket.engine.casefile.view.CaseViews;
import docket.engine.store.RecordStore;
import docket.engine.store.load.ShortStreams;
import docket.engine.unit.DatabaseLocks;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of cases: their aggregate, their events, and what is shown of them. */
@Configuration(proxyBeanMethods = false)
class CaseConfiguration {

    @Bean
    AggregateConfigurer<CaseFile> caseFileAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(CaseFile.class)
                .configureRepository(axon -> new ShortStreams<>(CaseFile.class, axon, locks));
    }

    @Bean
    ClosingHash closingHash(DataSource dataSource, RecordStore store) {
        return new ClosingHash(dataSource, store.eventSerializer());
    }

    @Bean
    CaseFiles caseFiles(org.axonframework.config.Configuration axon) {
        return new CaseFiles(axon.repository(CaseFile.class));
    }

    @Bean
    CaseEvents caseEvents(DataSource dataSource) {
        return new CaseEvents(dataSource);
    }

    @Bean
    CaseViews caseViews(RecordStore store, DataSource dataSource) {
        return new CaseViews(store, dataSource);
    }
}
