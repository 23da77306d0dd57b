package docket.engine;

import docket.engine.agency.Agency;
import docket.engine.allocation.AllocationRound;
import docket.engine.allocation.AllocationRounds;
import docket.engine.allocation.past.PastYears;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.store.RecordStore;
import docket.engine.store.load.ShortStreams;
import docket.engine.unit.DatabaseLocks;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of allocation rounds: their aggregate, and what is shown of them. */
@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {

    @Bean
    AggregateConfigurer<AllocationRound> allocationRoundAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(AllocationRound.class)
                .configureRepository(axon -> new ShortStreams<>(AllocationRound.class, axon, locks));
    }

    @Bean
    AllocationRounds allocationRounds(org.axonframework.config.Configuration axon) {
        return new AllocationRounds(axon.repository(AllocationRound.class));
    }

    @Bean
    PastYears pastYears(DataSource dataSource, BudgetLineViews lines, FiscalYears years, Agency agency) {
        return new PastYears(dataSource, lines, years, agency.zone());
    }

    @Bean
    AllocationRoundViews allocationRoundViews(RecordStore store, DataSource dataSource) {
        return new AllocationRoundViews(store, dataSource);
    }
}
