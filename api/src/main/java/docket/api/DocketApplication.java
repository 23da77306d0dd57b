package docket.api;

import docket.audit.CaseCheck;
import docket.engine.ProofConfiguration;
import docket.processes.ProcessesConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The program that serves: the record, the engine, REST, pages. */
@SpringBootApplication(exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@Import({ProcessesConfiguration.class, ProofConfiguration.class, CaseCheck.class})
public class DocketApplication {}
