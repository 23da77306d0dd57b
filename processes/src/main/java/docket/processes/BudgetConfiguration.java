package docket.processes;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.personal.Sealing;
import docket.engine.unit.Commands;
import docket.processes.budget.Expenditures;
import docket.processes.budget.Reservations;
import docket.processes.delegates.CommitDelegate;
import docket.processes.delegates.ModelDelegate;
import docket.processes.delegates.ReleaseDelegate;
import docket.processes.delegates.ReserveDelegate;
import docket.processes.form.BudgetFacts;
import docket.processes.form.SpendingFacts;
import docket.processes.organization.Names;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans with which processes set money aside on budget lines. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    @Bean
    Reservations reservations(Commands commands, CaseFiles cases, BudgetLines budgetLines, FiscalYears years) {
        return new Reservations(commands, cases, budgetLines, years);
    }

    @Bean
    Expenditures expenditures(Commands commands, CaseFiles cases, BudgetLines budgetLines) {
        return new Expenditures(commands, cases, budgetLines);
    }

    @Bean
    SpendingFacts spendingFacts(Expenditures expenditures, Sealing sealing) {
        return new SpendingFacts(expenditures, sealing);
    }

    @Bean
    BudgetFacts budgetFacts(BudgetLineViews lines, CaseEvents events, Names names, FiscalYears years) {
        return new BudgetFacts(lines, events, names, years);
    }

    @Bean
    ModelDelegate reserveDelegate(Reservations reservations) {
        return new ModelDelegate("reserve", new ReserveDelegate(reservations));
    }

    @Bean
    ModelDelegate commitDelegate(Reservations reservations) {
        return new ModelDelegate("commit", new CommitDelegate(reservations));
    }

    @Bean
    ModelDelegate releaseDelegate(Reservations reservations) {
        return new ModelDelegate("release", new ReleaseDelegate(reservations));
    }
}
