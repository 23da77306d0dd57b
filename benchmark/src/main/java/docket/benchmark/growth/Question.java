package docket.benchmark.growth;

import docket.benchmark.contest.RunningDocket;
import docket.engine.order.Head;
import docket.engine.order.OrderedEvents;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseViews;
import docket.engine.organization.Person;
import docket.processes.cases.CaseTasks;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;

/** What people ask while they work. */
enum Question {
    MY_TASKS("GET /api/tasks?mine=true") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseTasks.class).open(true, null, null, null, 50);
        }
    },
    ALL_TASKS("GET /api/tasks") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseTasks.class).open(false, null, null, null, 50);
        }
    },
    TASKS_OF_A_CASE("GET /api/tasks?case=") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseTasks.class).open(true, caseId, null, null, 50);
        }
    },
    FILTER_PAGE("Tasklist, a page of My groups") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return filters(docket).listPage(myGroups(docket), 0, 15);
        }
    },
    FILTER_COUNT("Tasklist, how many in My groups") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return filters(docket).count(myGroups(docket));
        }
    },
    CASES("GET /api/cases") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseViews.class).search(new CaseViews.Search(null, null, null, null, null, 50), READER);
        }
    },
    CASES_BY_TEXT("GET /api/cases?q=") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseViews.class)
                    .search(new CaseViews.Search(null, null, null, caseId, null, 50), READER);
        }
    },
    CASE_AS_IT_WAS("GET /api/cases/{id}?at=") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseViews.class).at(caseId, 2);
        }
    },
    EVENTS_OF_A_CASE("GET /api/cases/{id}/events?engine=true") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(CaseEvents.class).list(caseId, 0, 100, true);
        }
    },
    FEED("GET /api/events, the last hundred") {
        @Override
        Object ask(RunningDocket docket, String caseId) {
            return docket.bean(OrderedEvents.class).read(docket.bean(Head.class).index() - 100, 100, null, null);
        }
    };

    static final String PERSON = "yoon.supervisor";
    static final String GROUP = "supervisor";
    private static final Person READER = new Person(PERSON, Set.of(GROUP));

    final String label;

    Question(String label) {
        this.label = label;
    }

    /** Asks in the name of {@link #PERSON}, who is logged in. */
    abstract Object ask(RunningDocket docket, String caseId);

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static FilterService filters(RunningDocket docket) {
        return docket.bean(ProcessEngine.class).getFilterService();
    }

    private static String myGroups(RunningDocket docket) {
        return filters(docket).createTaskFilterQuery().list().stream()
                .filter(filter -> filter.getName().endsWith("My groups"))
                .map(Filter::getId)
                .findFirst()
                .orElseThrow();
    }
}
