package docket.processes;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.ChangedLines;
import docket.engine.budget.HeldMoney;
import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.view.CaseViews;
import docket.engine.personal.Sealing;
import docket.engine.store.RecordStore;
import docket.engine.unit.Commands;
import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Expenditures;
import docket.processes.budget.Reservations;
import docket.processes.delegates.CommitDelegate;
import docket.processes.delegates.ModelDelegate;
import docket.processes.delegates.ReleaseDelegate;
import docket.processes.delegates.ReserveDelegate;
import docket.processes.form.BudgetFacts;
import docket.processes.form.ChangeFacts;
import docket.processes.form.ChangeRows;
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
    Expenditures expenditures(Commands commands, CaseFiles cases, BudgetLines budgetLines, BudgetLedger ledger) {
        return new Expenditures(commands, cases, budgetLines, ledger);
    }

    @Bean
    SpendingFacts spendingFacts(Expenditures expenditures, Sealing sealing) {
        return new SpendingFacts(expenditures, sealing);
    }

    @Bean
    BudgetChanges budgetChanges(
            Commands commands, CaseFiles cases, BudgetLines budgetLines, BudgetLineViews views, FiscalYears years) {
        return new BudgetChanges(commands, cases, budgetLines, views, years);
    }

    @Bean
    ChangeRows changeRows(BudgetLineViews lines, HeldMoney held, CaseViews cases, FiscalYears years) {
        return new ChangeRows(lines, held, cases, years);
    }

    @Bean
    ChangedLines changedLines(RecordStore store) {
        return new ChangedLines(store);
    }

    @Bean
    ChangeFacts changeFacts(ChangedLines changed, BudgetLineViews lines, ChangeRows rows) {
        return new ChangeFacts(changed, lines, rows);
    }

    @Bean
    BudgetFacts budgetFacts(BudgetLineViews lines, BudgetLedger ledger, Names names, FiscalYears years) {
        return new BudgetFacts(lines, ledger, names, years);
    }

    @Bean
    ModelDelegate reserveDelegate(Reservations reservations, BudgetChanges changes) {
        return new ModelDelegate("reserve", new ReserveDelegate(reservations, changes));
    }

    @Bean
    ModelDelegate commitDelegate(Reservations reservations, BudgetChanges changes) {
        return new ModelDelegate("commit", new CommitDelegate(reservations, changes));
    }

    @Bean
    ModelDelegate releaseDelegate(Reservations reservations, BudgetChanges changes) {
        return new ModelDelegate("release", new ReleaseDelegate(reservations, changes));
    }
}
