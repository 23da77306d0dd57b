package docket.processes;

import docket.engine.agency.Agency;
import docket.engine.allocation.AllocationRounds;
import docket.engine.allocation.past.PastYears;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.CaseFiles;
import docket.engine.scoring.ScoringService;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.allocation.FundsRequests;
import docket.processes.allocation.RequestScores;
import docket.processes.allocation.RoundFacts;
import docket.processes.allocation.Rounds;
import docket.processes.allocation.WrittenTerms;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.RoundProcess;
import docket.processes.delegates.ModelDelegate;
import docket.processes.organization.Names;
import docket.processes.organization.Organizations;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans with which processes share money out. */
@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {

    @Bean
    Rounds rounds(
            Commands commands,
            CaseFiles cases,
            AllocationRounds allocationRounds,
            FiscalYears years,
            PastYears past,
            ScoringService scoring,
            Agency agency,
            Acts acts) {
        return new Rounds(
                commands,
                cases,
                allocationRounds,
                years,
                new WrittenTerms(agency),
                new RequestScores(past, scoring),
                acts);
    }

    @Bean
    FundsRequests fundsRequests(
            Commands commands, Acts acts, Organizations organizations, AllocationRounds rounds, BudgetLineViews lines) {
        return new FundsRequests(commands, acts, organizations, rounds, lines);
    }

    @Bean
    RoundFacts roundFacts(AllocationRoundViews rounds, Names names) {
        return new RoundFacts(rounds, names);
    }

    @Bean
    RoundProcess roundProcess(ProcessEngine engine, CaseProcessStarter starter, CaseTasks tasks) {
        return new RoundProcess(engine, starter, tasks);
    }

    @Bean
    ModelDelegate openRoundDelegate(Rounds rounds) {
        return new ModelDelegate("openRound", rounds::open);
    }

    @Bean
    ModelDelegate proposeRoundDelegate(Rounds rounds) {
        return new ModelDelegate("proposeRound", rounds::propose);
    }

    @Bean
    ModelDelegate reopenRoundDelegate(Rounds rounds) {
        return new ModelDelegate("reopenRound", rounds::reopen);
    }

    @Bean
    ModelDelegate grantRoundDelegate(Rounds rounds) {
        return new ModelDelegate("grantRound", rounds::grant);
    }
}
