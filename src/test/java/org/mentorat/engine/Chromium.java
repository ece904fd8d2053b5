package org.mentorat.engine;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, and a note of everything that a page asks the APIs for. */
public final class Chromium implements AutoCloseable {

  /** It may run as root, and it talks to the application only. */
  private static final List<String> SWITCHES =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  public Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program()).setArgs(SWITCHES));
  }

  private static Path program() {
    String told = System.getProperty("chromium");
    return told == null ? onThePath() : Path.of(told);
  }

  private static Path onThePath() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium on this machine's PATH"));
  }

  /** Somebody else's window, with cookies of its own, in the French of Québec. */
  public Visitor visitor(int port) {
    return new Visitor(
        browser.newContext(
            new Browser.NewContextOptions().setLocale("fr-CA").setViewportSize(1400, 900)),
        "http://localhost:" + port);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One person's window. */
  public static final class Visitor implements AutoCloseable {

    public final Page page;
    private final BrowserContext context;
    private final String site;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    private Visitor(BrowserContext context, String site) {
      this.context = context;
      this.site = site;
      page = context.newPage();
      page.onPageError(faults::add);
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              faults.add(message.text());
            }
          });
      page.onResponse(this::note);
    }

    public Visitor signIn(String account, String password) {
      open("/connexion");
      page.fill("#username", account);
      page.fill("#password", password);
      page.click("main button[type=submit]");
      page.waitForLoadState();
      return this;
    }

    public Visitor open(String path) {
      page.navigate(site + path);
      return this;
    }

    /** Method, path and status of every request to the APIs, in order. */
    public List<String> asked() {
      return List.copyOf(asked);
    }

    /** The requests that were refused. */
    public List<String> refused() {
      return asked().stream()
          .filter(request -> request.endsWith(" 401") || request.endsWith(" 403"))
          .toList();
    }

    /** Errors in the page's own scripts, and what its security policy kept from it. */
    public List<String> faults() {
      return List.copyOf(faults);
    }

    private void note(Response response) {
      String url = response.url();
      if (url.contains("/camunda/api/") || url.contains("/engine-rest/")) {
        asked.add(
            response.request().method()
                + " "
                + url.substring(site.length())
                + " "
                + response.status());
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
