package docket.api.cases;

import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.processes.act.Acts;
import docket.processes.cases.CaseTasks;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The bare address: who one is here, what waits, and every page that one may open. */
@Controller
class HomePage {

    private static final List<String> APPLICATIONS = List.of("tasklist", "cockpit", "admin");
    private static final int COUNTED = 100;

    private final Acts acts;
    private final CaseTasks tasks;
    private final Vocabulary vocabulary;
    private final AuthorizationService authorizations;

    HomePage(Acts acts, CaseTasks tasks, Vocabulary vocabulary, AuthorizationService authorizations) {
        this.acts = acts;
        this.tasks = tasks;
        this.vocabulary = vocabulary;
        this.authorizations = authorizations;
    }

    @GetMapping("/")
    String home(Locale locale, Model model) {
        Person caller = acts.person();
        Called called = vocabulary.of(locale, null).with(Set.of(caller.id()), caller.groups());
        model.addAttribute("audits", caller.may(Permission.READ_EVERYTHING));
        model.addAttribute("budget", caller.may(Permission.KEEP_THE_BUDGET) || caller.may(Permission.READ_EVERYTHING));
        model.addAttribute("who", called.personWithId(caller.id()));
        model.addAttribute(
                "groups", caller.groups().stream().map(called::group).sorted().collect(Collectors.joining(", ")));
        model.addAttribute("apps", applications(caller));
        int waiting = tasks.open(true, null, null, null, COUNTED).size();
        model.addAttribute("waiting", waiting);
        model.addAttribute("more", waiting == COUNTED);
        return "cases/home";
    }

    /** Those of the engine's that the engine would let the person into. */
    private Set<String> applications(Person caller) {
        List<String> groups = List.copyOf(caller.groups());
        return APPLICATIONS.stream()
                .filter(one -> authorizations.isUserAuthorized(
                        caller.id(), groups, Permissions.ACCESS, Resources.APPLICATION, one))
                .collect(Collectors.toSet());
    }
}
