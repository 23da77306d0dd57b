package docket.engine;

import docket.engine.agency.Agency;
import docket.engine.destruction.Destruction;
import docket.engine.destruction.DestructionViews;
import docket.engine.destruction.Destructions;
import docket.engine.destruction.Disposals;
import docket.engine.personal.Sealing;
import docket.engine.store.RecordStore;
import docket.engine.store.load.ShortStreams;
import docket.engine.unit.Commands;
import docket.engine.unit.DatabaseLocks;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projections;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans with which two persons destroy something of the record for good. */
@Configuration(proxyBeanMethods = false)
class DestructionConfiguration {

    @Bean
    AggregateConfigurer<Destruction> destructionAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(Destruction.class)
                .configureRepository(axon -> new ShortStreams<>(Destruction.class, axon, locks));
    }

    @Bean
    DestructionViews destructionViews(RecordStore store, DataSource dataSource, Agency agency) {
        return new DestructionViews(store, dataSource, agency.clock());
    }

    @Bean
    Destructions destructions(
            Commands commands, DestructionViews views, Sealing sealing, DataSource dataSource, Agency agency) {
        return new Destructions(commands, views, sealing, dataSource, agency);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Disposals disposals(RootUnit rootUnit, Projections projections, DataSource dataSource) {
        return new Disposals(rootUnit, projections, dataSource);
    }
}
