package docket.engine;

import docket.engine.agency.Agency;
import docket.engine.budget.BudgetLine;
import docket.engine.budget.BudgetLines;
import docket.engine.budget.HeldMoney;
import docket.engine.budget.day.BudgetDays;
import docket.engine.budget.day.DayPublisher;
import docket.engine.budget.day.PublishedDays;
import docket.engine.budget.outlook.Courses;
import docket.engine.budget.sum.Threshold;
import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYear;
import docket.engine.budget.year.FiscalYears;
import docket.engine.budget.year.YearBooks;
import docket.engine.store.RecordStore;
import docket.engine.store.load.LongStreams;
import docket.engine.store.load.ShortStreams;
import docket.engine.store.load.Snapshots;
import docket.engine.unit.Commands;
import docket.engine.unit.DatabaseLocks;
import docket.engine.unit.RootUnit;
import javax.sql.DataSource;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of budget lines, fiscal years and published days: their aggregates, and what is shown of them. */
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
    AggregateConfigurer<FiscalYear> fiscalYearAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(FiscalYear.class)
                .configureRepository(axon -> new ShortStreams<>(FiscalYear.class, axon, locks));
    }

    @Bean
    AggregateConfigurer<BudgetDays> budgetDaysAggregate(DatabaseLocks locks) {
        return AggregateConfigurer.defaultConfiguration(BudgetDays.class)
                .configureRepository(axon -> new ShortStreams<>(BudgetDays.class, axon, locks));
    }

    @Bean
    PublishedDays publishedDays(DataSource dataSource) {
        return new PublishedDays(dataSource);
    }

    /** @param threshold below which a line is not shown by itself */
    @Bean(initMethod = "start", destroyMethod = "close")
    DayPublisher dayPublisher(
            RootUnit rootUnit, Commands commands, PublishedDays days, Agency agency, Threshold threshold) {
        return new DayPublisher(rootUnit, commands, days, agency, threshold);
    }

    @Bean
    FiscalYears fiscalYears(DataSource dataSource, DatabaseLocks locks, Agency agency) {
        return new FiscalYears(dataSource, locks, agency);
    }

    @Bean
    YearBooks yearBooks(Commands commands, FiscalYears years, BudgetLines lines, BudgetLineViews views) {
        return new YearBooks(commands, years, lines, views);
    }

    @Bean
    HeldMoney heldMoney(RecordStore store) {
        return new HeldMoney(store);
    }

    @Bean
    BudgetLedger budgetLedger(DataSource dataSource) {
        return new BudgetLedger(dataSource);
    }

    @Bean
    Courses courses(BudgetLedger ledger, Agency agency) {
        return new Courses(ledger, agency);
    }

    @Bean
    BudgetLineViews budgetLineViews(RecordStore store, DataSource dataSource) {
        return new BudgetLineViews(store, dataSource);
    }
}
