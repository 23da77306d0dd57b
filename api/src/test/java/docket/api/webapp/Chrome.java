package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A window of a real browser, where the machine has Chromium; else the test is skipped and says so. A test program
 * starts one browser: each window begins with nobody logged in and nothing kept, but scripts that were read before
 * need not be compiled again.
 */
public final class Chrome implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static ChromeDriver browser;

    private final String root;
    private final ChromeDriver driver;
    private final WebDriverWait patience;

    private Chrome(String root, ChromeDriver driver) {
        this.root = root;
        this.driver = driver;
        this.patience = new WebDriverWait(driver, Duration.ofSeconds(60));
        patience.ignoring(StaleElementReferenceException.class);
    }

    public static synchronized Chrome open(int port) {
        assumeTrue(Files.isExecutable(BROWSER), "SKIPPED: no browser at " + BROWSER);
        assumeTrue(Files.isExecutable(DRIVER), "SKIPPED: no browser driver at " + DRIVER);
        if (browser == null) {
            browser = start();
            Runtime.getRuntime().addShutdownHook(new Thread(browser::quit));
        }
        return new Chrome("http://localhost:" + port, browser);
    }

    private static ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1500,1100");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    public void go(String path) {
        driver.get(root + path);
    }

    /** A page that lies in a file. */
    public void open(Path file) {
        driver.get(file.toUri().toString());
    }

    /** Keeps what the page looks like on paper, to be looked at; answers the PDF. */
    public byte[] printed(String name) throws IOException {
        PrintOptions a4 = new PrintOptions();
        a4.setPageSize(new PageSize(29.7, 21.0));
        a4.setPageMargin(new PageMargin(0, 0, 0, 0));
        a4.setBackground(true);
        byte[] pdf = Base64.getDecoder().decode(driver.print(a4).getContent());
        Files.createDirectories(SCREENSHOTS);
        return Files.readAllBytes(Files.write(SCREENSHOTS.resolve(name + ".pdf"), pdf));
    }

    public void login(String name, String password) {
        type(By.id("username"), name);
        type(By.id("password"), password);
        click(By.cssSelector("button[type=submit]"));
    }

    /** Shows the pages in another width and height, in CSS pixels; a headless window alone is never so narrow as a phone. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Whether the page as a whole must be moved sideways to be read. */
    public boolean isTooWide() {
        return (Boolean) driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth");
    }

    /** Waits until the whole of an element is inside of the window. */
    public void waitUntilInSight(By what) {
        until(browser -> (Boolean) driver.executeScript(
                "const {top, bottom, left, right, width} = arguments[0].getBoundingClientRect();"
                        + "return width > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth",
                browser.findElement(what)));
    }

    /** Fills a field and leaves it, so that what the page does about it is done before the next click. */
    public void type(By where, String text) {
        until(ExpectedConditions.elementToBeClickable(where)).sendKeys(text, Keys.TAB);
    }

    /** Presses a key where the cursor is. */
    public void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** Answers the question that the browser asks for the page, and says what it was. */
    public String answer(boolean yes) {
        Alert question = until(ExpectedConditions.alertIsPresent());
        String asked = question.getText();
        if (yes) {
            question.accept();
        } else {
            question.dismiss();
        }
        return asked;
    }

    public void click(By what) {
        until(browser -> {
            WebElement found = browser.findElement(what);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
            try {
                found.click();
                return true;
            } catch (ElementClickInterceptedException | StaleElementReferenceException stillMoving) {
                return false;
            }
        });
    }

    public WebElement find(By what) {
        return until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** Chooses a radio button or box by its label, again where the page drew its form anew meanwhile. */
    public void choose(By label) {
        until(browser -> {
            WebElement found = browser.findElement(label);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
            try {
                found.click();
                return found.findElement(By.cssSelector("input")).isSelected();
            } catch (ElementClickInterceptedException | StaleElementReferenceException stillMoving) {
                return false;
            }
        });
    }

    public void waitUntilGone(By what) {
        until(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    public void waitForAddress(String part) {
        until(ExpectedConditions.urlContains(part));
    }

    public void waitForText(By where, String text) {
        until(ExpectedConditions.textToBePresentInElementLocated(where, text));
    }

    public List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    /** As if the server had forgotten the session: the next call finds nobody logged in. */
    public void endSession() {
        driver.manage().deleteCookieNamed("JSESSIONID");
    }

    /** As if the machine stood in another time zone. */
    public void travelTo(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    /** A telephone of 390 by 844. */
    public void becomeAPhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Keeps what the page looks like now, to be looked at. */
    public void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Waits for it; where it never comes, says what the page shows instead and keeps a screenshot. */
    private <T> T until(Function<? super WebDriver, T> expected) {
        try {
            return patience.until(expected);
        } catch (TimeoutException never) {
            try {
                screenshot("never-" + System.currentTimeMillis());
            } catch (IOException e) {
                never.addSuppressed(e);
            }
            throw new AssertionError(
                    never.getRawMessage() + "; the browser says " + complaints() + ", and the page "
                            + driver.getCurrentUrl() + ":\n"
                            + driver.findElement(By.tagName("body")).getText(),
                    never);
        }
    }

    /** Holds the page, or the part of it, against the WCAG rules. */
    public void isAccessible(String part) {
        Results results = new AxeBuilder().include(part).analyze(driver);
        assertThat(results.getViolations()).as(driver.getCurrentUrl()).isEmpty();
    }

    /** What the browser complained of since the last question: scripts that failed, or that the policy forbade. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Forgets who was logged in and what the pages kept, and leaves an empty window. */
    @Override
    public void close() {
        String used = driver.getWindowHandle();
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", root, "storageTypes", "local_storage,indexeddb"));
        driver.switchTo().newWindow(WindowType.TAB);
        String empty = driver.getWindowHandle();
        driver.switchTo().window(used).close();
        driver.switchTo().window(empty);
        complaints();
    }
}
