package docket.engine;

import docket.engine.budget.BudgetLine;
import docket.engine.budget.BudgetLines;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.store.RecordStore;
import docket.engine.store.load.LongStreams;
import docket.engine.store.load.Snapshots;
import docket.engine.unit.DatabaseLocks;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of budget lines: their aggregate, and what is shown of them. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    @Bean
    AggregateConfigurer<BudgetLine> budgetLineAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(BudgetLine.class)
                .configureRepository(axon -> new LongStreams<>(BudgetLine.class, axon, locks, Snapshots.trigger(axon)));
    }

    @Bean
    BudgetLines budgetLines(org.axonframework.config.Configuration axon) {
        return new BudgetLines(axon.repository(BudgetLine.class));
    }

    @Bean
    BudgetLineViews budgetLineViews(RecordStore store, DataSource dataSource) {
        return new BudgetLineViews(store, dataSource);
    }
}
