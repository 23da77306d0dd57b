package docket.processes;

import docket.engine.agency.Agency;
import docket.engine.casefile.CaseFiles;
import docket.engine.unit.Commands;
import docket.processes.authority.Authority;
import docket.processes.authority.AuthorityRows;
import docket.processes.delegates.AuthorityDelegate;
import docket.processes.delegates.ModelDelegate;
import docket.processes.organization.Staffing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that ask an authority table who may approve how much. */
@Configuration(proxyBeanMethods = false)
class AuthorityConfiguration {

    @Bean
    Authority authority(Staffing staffing, Agency agency) {
        return new Authority(staffing, agency.clock(), agency.zone());
    }

    @Bean
    AuthorityRows authorityRows() {
        return new AuthorityRows();
    }

    @Bean
    ModelDelegate authorityDelegate(Commands commands, CaseFiles cases, Authority authority) {
        return new ModelDelegate("authority", new AuthorityDelegate(commands, cases, authority));
    }
}
