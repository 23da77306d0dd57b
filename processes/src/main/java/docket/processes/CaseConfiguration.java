package docket.processes;

import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.TaskList;
import docket.processes.delegates.ModelDelegate;
import docket.processes.delegates.RegisterDelegate;
import docket.processes.delegates.WithdrawDelegate;
import docket.processes.form.Forms;
import docket.processes.hooks.CaseEndings;
import docket.processes.hooks.Registrations;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The beans that start, decide, withdraw and end cases. */
@Configuration(proxyBeanMethods = false)
class CaseConfiguration {

    @Bean
    CaseEndings.Teller caseEndings(Commands commands, CaseFiles cases, DataSource dataSource, Agency agency) {
        return new CaseEndings.Teller(
                commands, cases, new Registrations(new JdbcTemplate(dataSource), agency.clock(), agency.zone()));
    }

    @Bean
    CaseProcessStarter caseProcessStarter(ProcessEngine engine) {
        return new CaseProcessStarter(engine);
    }

    @Bean
    CaseTasks caseTasks(ProcessEngine engine, CaseFiles cases, CaseEvents events, TaskList list, Forms forms) {
        return new CaseTasks(engine, cases, events, list, forms);
    }

    @Bean
    CaseWithdrawal caseWithdrawal(ProcessEngine engine, CaseFiles cases) {
        return new CaseWithdrawal(engine, cases);
    }

    @Bean
    ModelDelegate registerDelegate(CaseFiles cases, CaseEndings.Teller endings) {
        return new ModelDelegate("register", new RegisterDelegate(cases, endings));
    }

    @Bean
    ModelDelegate withdrawDelegate(Commands commands, Acts acts) {
        return new ModelDelegate("withdraw", new WithdrawDelegate(commands, acts));
    }
}
