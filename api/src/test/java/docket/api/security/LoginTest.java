package docket.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.audit.Fsck;
import docket.engine.proof.LogFiles;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@DocketTest
class LoginTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";
    private static final String TASK_COUNT = "/camunda/api/engine/engine/default/task/count";

    private static final int CLIENTS = 8;

    private static final String REHASHED = """
            SELECT (convert_from(metadata, 'UTF8')::jsonb ->> 'person') || ' by ' ||
                   (convert_from(metadata, 'UTF8')::jsonb ->> 'door')
              FROM docket.domain_event
             WHERE type = 'engine-advanced' AND convert_from(payload, 'UTF8')::jsonb -> 'commands' @>
                   jsonb_build_array(jsonb_build_object('name', 'HashAnew', 'arguments', jsonb_build_object('userId', ?::text)))""";

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate database;

    private Browser browser;

    @BeforeEach
    void aBrowser() {
        browser = new Browser(port);
    }

    @Test
    void one_login_opens_tasklist_and_both_rest_doors() throws Exception {
        HttpResponse<String> answer = browser.login("kim.employee", DocketTest.PASSWORD);

        assertThat(answer.headers().firstValue("Location")).hasValue(TASKLIST);
        assertThat(browser.page(TASKLIST).body()).contains("tasklist");
        assertThat(browser.get(WHO_AM_I).body()).contains("kim.employee").contains("tasklist");
        assertThat(browser.get(TASK_COUNT).statusCode()).isEqualTo(200);
        assertThat(browser.get("/engine-rest/task/count").statusCode()).isEqualTo(200);
    }

    @Test
    void the_login_leads_to_the_page_that_was_asked_for() throws Exception {
        browser.page("/camunda/app/welcome/default/");

        assertThat(browser.login("kim.employee", DocketTest.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/camunda/app/welcome/default/"));
    }

    @Test
    void auditors_land_on_their_page() throws Exception {
        assertThat(browser.login("seo.auditor", DocketTest.PASSWORD).headers().firstValue("Location"))
                .hasValue("/audit");
    }

    @Test
    void a_person_made_a_moment_ago_counts_at_once() throws Exception {
        User user = identity.newUser("new.clerk");
        user.setFirstName("새 직원");
        user.setLastName("");
        user.setPassword("a-long-enough-password-1");
        identity.saveUser(user);

        assertThat(browser.getAs("new.clerk", "a-long-enough-password-1", "/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_hash_of_before_lets_in_and_is_made_anew_slowly() throws Exception {
        hashedAsBefore("old.hash");

        for (int i = 0; i < 3; i++) {
            assertThat(countAs("old.hash", "a-long-enough-password-2")).isEqualTo(401);
            assertThat(countAs("old.hash", "a-long-enough-password-1")).isEqualTo(200);
        }

        assertThat(database.queryForObject("SELECT pwd_ FROM camunda.act_id_user WHERE id_ = 'old.hash'", String.class))
                .startsWith("{BCRYPT-SHA256}$2a$10$");
        assertThat(identity.checkPassword("old.hash", "a-long-enough-password-1"))
                .isTrue();
    }

    @Test
    void a_hash_that_is_made_anew_is_recorded_once_with_the_person_and_their_door() throws Exception {
        hashedAsBefore("at.once");
        hashedAsBefore("on.the.page");

        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> logins =
                    Collections.nCopies(CLIENTS, () -> countAs("at.once", "a-long-enough-password-1"));
            for (Future<Integer> status : clients.invokeAll(logins)) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
        }
        browser.login("on.the.page", "a-long-enough-password-1");

        assertThat(database.queryForList(REHASHED, String.class, "at.once")).containsExactly("at.once by engine-rest");
        assertThat(database.queryForList(REHASHED, String.class, "on.the.page"))
                .containsExactly("on.the.page by webapp");
        assertThat(fsck()).noneMatch(finding -> finding.contains("at.once") || finding.contains("on.the.page"));
    }

    /** Stores the hash of an account as it was made before, and past the record, as it was then. */
    private void hashedAsBefore(String id) {
        User user = identity.newUser(id);
        user.setPassword("a-long-enough-password-1");
        identity.saveUser(user);
        String old = "{SHA-512}" + new Sha512HashDigest().encrypt("a-long-enough-password-1" + "salt");
        database.update("UPDATE camunda.act_id_user SET pwd_ = ?, salt_ = 'salt' WHERE id_ = ?", old, id);
    }

    private int countAs(String name, String password) throws Exception {
        return browser.getAs(name, password, "/engine-rest/task/count").statusCode();
    }

    private List<String> fsck() throws Exception {
        try (Connection connection = RunningDatabase.superuser(data).getConnection()) {
            return new Fsck(
                            connection,
                            LogFiles.of(data),
                            data.resolve("none"),
                            Fsck.Waits.STOPPED,
                            (watched, done, all) -> {})
                    .run(null)
                    .findings();
        }
    }

    @Test
    void the_session_gets_a_new_id_at_the_login() throws Exception {
        browser.page("/login");
        String fixed = browser.cookie("JSESSIONID").orElseThrow();

        browser.login("kim.employee", DocketTest.PASSWORD);

        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(fixed);
        Browser attacker = new Browser(port);
        attacker.setCookie("JSESSIONID", fixed);
        assertThat(attacker.get(WHO_AM_I).statusCode()).isEqualTo(401);
    }

    @Test
    void a_write_with_a_session_wants_its_token() throws Exception {
        browser.login("kim.employee", DocketTest.PASSWORD);
        browser.page(TASKLIST);
        String count = "{\"assignee\": \"kim.employee\"}";

        for (String path : new String[] {TASK_COUNT, "/engine-rest/task/count"}) {
            assertThat(browser.postWithoutToken(path, count).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(browser.post(path, count).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(browser.postWithoutToken("/api/cases", "{}").statusCode()).isEqualTo(403);
        assertThat(browser.postWithoutToken("/logout", "").statusCode()).isEqualTo(403);
    }

    @Test
    void a_token_of_another_session_is_worth_nothing() throws Exception {
        Browser other = Browser.loggedIn(port, "park.employee", DocketTest.PASSWORD);
        other.page(TASKLIST);
        browser.login("kim.employee", DocketTest.PASSWORD);
        browser.page(TASKLIST);

        HttpResponse<String> answer = browser.send(browser.json(TASK_COUNT, "{}")
                .header("X-XSRF-TOKEN", other.cookie("XSRF-TOKEN").orElseThrow()));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void remembered_basic_credentials_do_not_write_for_another_site() throws Exception {
        HttpResponse<String> answer = browser.send(browser.json("/engine-rest/task/count", "{}")
                .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                .header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void nor_where_the_browser_says_only_the_origin_as_over_plain_http() throws Exception {
        for (String stranger :
                List.of("http://stranger.example", "null", "http://localhost:" + (port + 1), "http://%")) {
            assertThat(countFrom(stranger)).as(stranger).isEqualTo(403);
        }
        assertThat(countFrom("http://localhost:" + port)).isEqualTo(200);
    }

    @Test
    void a_name_that_nobody_can_have_is_nobodys() throws Exception {
        for (String name : List.of("kim\0employee", "\0", "kim\u202eemployee")) {
            HttpResponse<String> answer = browser.send(browser.json("/engine-rest/task/count", "{}")
                    .header("Authorization", Browser.basic(name, DocketTest.PASSWORD)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        }
    }

    private int countFrom(String origin) throws Exception {
        return browser.send(browser.json("/engine-rest/task/count", "{}")
                        .header("Authorization", Browser.basic("kim.employee", DocketTest.PASSWORD))
                        .header("Origin", origin))
                .statusCode();
    }

    @Test
    void a_removed_group_bites_at_the_next_request() throws Exception {
        identity.createMembership("park.employee", "camunda-admin");
        browser.login("park.employee", DocketTest.PASSWORD);
        browser.page(TASKLIST);
        String users = "/camunda/api/engine/engine/default/user/count";
        assertThat(browser.get(users).body()).contains("\"count\":").doesNotContain("\"count\":1}");

        identity.deleteMembership("park.employee", "camunda-admin");

        assertThat(browser.get(users).body()).contains("\"count\":1}");
        assertThat(browser.get(WHO_AM_I).body()).doesNotContain("\"admin\"");
    }

    @Test
    void a_changed_password_ends_the_session() throws Exception {
        User user = identity.newUser("leaving.clerk");
        user.setPassword("a-long-enough-password-1");
        identity.saveUser(user);
        browser.login("leaving.clerk", "a-long-enough-password-1");
        assertThat(browser.get(WHO_AM_I).statusCode()).isEqualTo(200);

        User changed = identity.createUserQuery().userId("leaving.clerk").singleResult();
        changed.setPassword("another-long-password-2");
        identity.saveUser(changed);

        assertThat(browser.get(WHO_AM_I).statusCode()).isEqualTo(401);
    }

    @Test
    void tasklists_log_out_ends_the_whole_session() throws Exception {
        browser.login("kim.employee", DocketTest.PASSWORD);
        browser.page(TASKLIST);

        assertThat(browser.post(WHO_AM_I + "/logout", "").statusCode()).isEqualTo(200);

        assertThat(browser.get(WHO_AM_I).statusCode()).isEqualTo(401);
        assertThat(browser.get("/engine-rest/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void the_language_that_was_chosen_is_kept() throws Exception {
        assertThat(browser.page("/login?lang=ko").body())
                .contains("lang=\"ko\"")
                .contains("비밀번호");
        assertThat(browser.page("/login").body()).contains("비밀번호");
        assertThat(browser.page("/login?lang=en").body()).contains("Password");
    }
}
