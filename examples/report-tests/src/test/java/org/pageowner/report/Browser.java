package org.pageowner.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.pageowner.dsl.analysis.report.Report;

/** Chromium without a screen, with a report in it. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String READY = "return document.documentElement.dataset.ready === 'true'";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts Debian's Chromium, or the one that the properties of the system name. It prefers less
   * motion: a focus would start a smooth scroll that moves what the next click aims at.
   */
  static Browser start() {
    LoggingPreferences all = new LoggingPreferences();
    all.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("pageowner.chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        "--window-size=1400,1000");
    options.setCapability(ChromeOptions.LOGGING_PREFS, all);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                Path.of(System.getProperty("pageowner.chromedriver", "/usr/bin/chromedriver"))
                    .toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a report from a file, and waits until all of it is drawn. */
  void open(Report report) {
    try {
      Path file = Files.createTempFile("report-", ".html");
      file.toFile().deleteOnExit();
      report.writeTo(file);
      driver.get(file.toUri().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await(READY);
  }

  /** Waits until a script returns true. */
  void await(String script) {
    new WebDriverWait(driver, PATIENCE)
        .until(any -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  /**
   * Sets preferences of the person in front of the screen, such as {@code prefers-color-scheme}.
   */
  void prefer(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Returns all messages on the console since the last call. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** Forgets the messages up to now, such as those about a test that reads pixels. */
  void discardConsole() {
    driver.manage().logs().get(LogType.BROWSER);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  /** Chooses an option of a switch by the switch's label. */
  void choose(String section, String label, String option) {
    WebElement select =
        findAll(section + " .controls label").stream()
            .filter(one -> one.getText().startsWith(label))
            .findFirst()
            .orElseThrow()
            .findElement(By.tagName("select"));
    new Select(select).selectByVisibleText(option);
  }

  /** Types a text into a field, in place of its old one, and waits for its effect on an element. */
  void type(String field, String text, String changed) {
    String before = text(changed);
    WebElement input = find(field);
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, text);
    new WebDriverWait(driver, PATIENCE).until(any -> !text(changed).equals(before));
  }

  /** Puts the focus on an element without a click, and presses keys. */
  void press(String selector, CharSequence... keys) {
    driver.executeScript("arguments[0].focus()", find(selector));
    Stream.of(keys).forEach(key -> driver.switchTo().activeElement().sendKeys(key));
  }

  /** Opens the same page again, without a focus. */
  void reload() {
    driver.navigate().refresh();
    await(READY);
  }

  /** Returns the focused element after the key Tab was pressed. */
  WebElement tab() {
    driver.switchTo().activeElement().sendKeys(Keys.TAB);
    return driver.switchTo().activeElement();
  }

  /** Returns the cells of the rows of a table that are shown. */
  List<List<String>> rows(String table) {
    @SuppressWarnings("unchecked") // the script returns lists of texts
    List<List<String>> rows =
        (List<List<String>>)
            driver.executeScript(
                "return Array.from(document.querySelectorAll(arguments[0] + ' tbody tr'), (row) =>"
                    + " Array.from(row.cells, (cell) => cell.textContent))",
                table);
    return rows;
  }

  /** Writes a picture of the page from an element on. */
  void screenshot(Path file, String from) throws IOException {
    driver.executeScript(
        "scrollTo(0, arguments[0].getBoundingClientRect().top + scrollY)", find(from));
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
