package docket.engine.view;

import docket.engine.store.RecordStore;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections and their readers as Spring beans, in step with the events from the start. */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {

    @Bean
    Projections projections(RecordStore store, DataSource dataSource) {
        return new Projections(store, dataSource);
    }

    @Bean(destroyMethod = "cancel")
    Registration projectionsInStep(Projections projections, EventStore events) {
        return projections.subscribeTo(events);
    }

    @Bean
    CaseViews caseViews(RecordStore store, DataSource dataSource) {
        return new CaseViews(store, dataSource);
    }

    @Bean
    BudgetLineViews budgetLineViews(RecordStore store, DataSource dataSource) {
        return new BudgetLineViews(store, dataSource);
    }
}
