package docket.api.webapp;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test at the screen: each has a window of its own. */
abstract class BrowserTest extends RestTest {

    static final By FORM = By.cssSelector(".fjs-container");
    static final By CLAIM = By.cssSelector("button.claim");
    static final By NOTICE = By.cssSelector("[notifications-panel]");

    Chrome chrome;

    @LocalServerPort
    private int port;

    @BeforeEach
    void a_browser() {
        chrome = Chrome.open(port);
    }

    @AfterEach
    void close() {
        if (chrome != null) {
            chrome.close();
        }
    }

    /** Ends in Tasklist, with its list of tasks. */
    void logIn(String person, String language) {
        chrome.go("/login?lang=" + language);
        chrome.login(person, DocketTest.PASSWORD);
        chrome.waitForAddress("filter=");
    }

    /** Presses the Korean button under a task's form. */
    void complete() {
        chrome.click(By.xpath("//button[contains(., '완료')][not(@disabled)]"));
    }
}
