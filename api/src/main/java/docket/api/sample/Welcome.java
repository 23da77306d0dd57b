package docket.api.sample;

import docket.engine.agency.Agency;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where to go and as whom, on the terminal and never in the log: a made password is shown here once. */
@Component
class Welcome {

    private final InitialPasswords passwords;
    private final FirstStart firstStart;
    private final Agency agency;

    Welcome(InitialPasswords passwords, FirstStart firstStart, Agency agency) {
        this.passwords = passwords;
        this.firstStart = firstStart;
        this.agency = agency;
    }

    /** Speaks when the program is ready, before what fills the sample does. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            print(System.out, "http://localhost:" + context.getWebServer().getPort());
            firstStart.shown();
        }
    }

    @EventListener
    void stopping(ContextClosedEvent event) {
        System.out.println("  Stopping ...");
    }

    void print(PrintStream out, String home) {
        out.println();
        out.println("  Docket is up.");
        out.println();
        out.println("    Start page      " + home + "/");
        out.println("    Tasklist        " + home + "/camunda/app/tasklist/default/");
        out.println("    Auditor's page  " + home + "/audit");
        out.println("    REST            " + home + "/api    (document: /api/openapi)");
        out.println("    Cockpit, Admin  " + home + "/camunda/app/cockpit/default/");
        out.println("    Times are of    " + agency.zone() + "    (DOCKET_ZONE)");
        out.println();
        out.println("  Log in as");
        for (SamplePerson person : SamplePerson.STAFF) {
            out.printf("    %-22s %s%n", person.id(), person.group());
        }
        out.println("      password: "
                + hint(passwords.madeForStaff(), SamplePerson.STAFF.get(0), "DOCKET_SAMPLE_PASSWORD"));
        out.printf("    %-22s %s%n", SamplePerson.ADMIN.id(), "administrator");
        out.println("      password: " + hint(passwords.madeForAdmin(), SamplePerson.ADMIN, "DOCKET_ADMIN_PASSWORD"));
        if (passwords.madeForAdmin().isPresent() || passwords.madeForStaff().isPresent()) {
            out.println();
            out.println("  Passwords made now are shown this once: write them down.");
        }
        out.println();
        out.println("  Ctrl-C stops it.");
        out.println();
        out.flush();
    }

    private String hint(Optional<String> madePassword, SamplePerson person, String variable) {
        return madePassword.orElseGet(() -> passwords.given(person).isPresent()
                ? "the one in " + variable
                : "the one that the first start showed; " + variable + " sets another at the next start");
    }
}
