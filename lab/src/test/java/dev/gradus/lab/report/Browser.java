package dev.gradus.lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A headless Chromium with one page, driven over the DevTools protocol.
///
/// The browser is `GRADUS_CHROMIUM`, or the first of `chromium`, `chromium-browser` and
/// `google-chrome` on the path.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  /// An event of the protocol, such as `Network.requestWillBeSent`.
  record Event(String method, JsonNode params) {}

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();

  /// The browser of this machine, if there is one.
  static Optional<Path> find() {
    String named = System.getenv("GRADUS_CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts the browser with an empty profile and opens a blank page.
  static Browser start(Path executable) throws IOException {
    Path profile = Files.createTempDirectory("gradus-chromium");
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    try {
      return new Browser(process, profile);
    } catch (RuntimeException e) {
      e.addSuppressed(new IOException(Files.readString(profile.resolve("chromium.log"))));
      end(process, profile);
      throw e;
    }
  }

  private Browser(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    Path port = profile.resolve("DevToolsActivePort");
    await("the DevTools port", () -> readLines(port).size() == 2);
    URI address = URI.create("ws://127.0.0.1:" + String.join("", readLines(port)));
    socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Listener()).join();
    String target =
        call("", "Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .stringValue();
    session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .stringValue();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /// Sends a command to the page and waits for its result.
  ///
  /// @throws IllegalStateException where the browser answers with an error
  JsonNode call(String method, Map<String, ?> params) {
    return call(session, method, params);
  }

  private JsonNode call(String to, String method, Map<String, ?> params) {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(params));
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    synchronized (this) {
      socket.sendText(message.toString(), true).join();
    }
    JsonNode result = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.path("error"));
    }
    return result.path("result");
  }

  /// Opens an address and waits until it is loaded and drawn; events before it are forgotten.
  void open(URI address) {
    load(address);
    settle();
  }

  /// Opens an address and waits until it is loaded, without running a script in it.
  void load(URI address) {
    events.clear();
    call("Page.navigate", Map.of("url", address.toString()));
    await("loading " + address, () -> !events("Page.loadEventFired").isEmpty());
  }

  /// Waits until the page has drawn twice more.
  void settle() {
    evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
  }

  /// The value of an expression, by JSON; a promise is awaited.
  ///
  /// @throws IllegalStateException where the expression throws
  JsonNode evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /// Presses and releases a key, by its DOM name, such as `+`, `ArrowLeft` or `Enter`.
  void press(String key) {
    Map<String, ?> down =
        key.equals("Enter")
            ? Map.of("type", "keyDown", "key", key, "text", "\r", "windowsVirtualKeyCode", 13)
            : key.length() == 1
                ? Map.of("type", "keyDown", "key", key, "text", key)
                : Map.of("type", "keyDown", "key", key);
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    settle();
  }

  /// Presses the mouse at one point of the window, moves to another and lets go.
  void drag(double x1, double y1, double x2, double y2) {
    mouse("mouseMoved", x1, y1, 0);
    mouse("mousePressed", x1, y1, 1);
    mouse("mouseMoved", (x1 + x2) / 2, (y1 + y2) / 2, 1);
    mouse("mouseMoved", x2, y2, 1);
    mouse("mouseReleased", x2, y2, 0);
    settle();
  }

  /// Moves the mouse, no button down.
  void move(double x, double y) {
    mouse("mouseMoved", x, y, 0);
    settle();
  }

  /// Moves two fingers on a horizontal line apart or together around a point.
  void pinch(double x, double y, double fromRadius, double toRadius) {
    int steps = 6;
    for (int i = 0; i <= steps; i++) {
      double radius = fromRadius + (toRadius - fromRadius) * i / steps;
      call(
          "Input.dispatchTouchEvent",
          Map.of(
              "type",
              i == 0 ? "touchStart" : "touchMove",
              "touchPoints",
              List.of(
                  Map.of("x", x - radius, "y", y, "id", 0),
                  Map.of("x", x + radius, "y", y, "id", 1))));
    }
    call("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    settle();
  }

  /// Touches a point with one finger.
  void tap(double x, double y) {
    for (String type : List.of("touchStart", "touchEnd")) {
      List<?> points = type.equals("touchStart") ? List.of(Map.of("x", x, "y", y)) : List.of();
      call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }
    settle();
  }

  private void mouse(String type, double x, double y, int buttons) {
    boolean click = !type.equals("mouseMoved");
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "buttons",
            buttons,
            "button",
            click ? "left" : "none",
            "clickCount",
            click ? 1 : 0));
  }

  /// Size of the window in CSS pixels, and whether it is a phone's.
  void window(int width, int height, boolean phone) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    call("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    settle();
  }

  /// Pretends that the person prefers `light` or `dark`.
  void colours(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    settle();
  }

  /// Events of a kind since the page was opened.
  List<JsonNode> events(String method) {
    return events.stream().filter(e -> e.method().equals(method)).map(Event::params).toList();
  }

  /// What went wrong in the page since it was opened: exceptions, console errors, browser errors.
  List<String> complaints() {
    List<String> found = new ArrayList<>();
    for (Event event : events) {
      String level = event.params().path("entry").path("level").asString("");
      String type = event.params().path("type").asString("");
      if (event.method().equals("Runtime.exceptionThrown")
          || (event.method().equals("Log.entryAdded")
              && !level.equals("verbose")
              && !level.equals("info"))
          || (event.method().equals("Runtime.consoleAPICalled")
              && List.of("error", "warning", "assert").contains(type))) {
        found.add(event.method() + " " + event.params());
      }
    }
    return found;
  }

  /// Waits for a condition.
  ///
  /// @throws IllegalStateException where it does not come
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    end(process, profile);
  }

  private static void end(Process process, Path profile) throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    process
        .onExit()
        .orTimeout(5, TimeUnit.SECONDS)
        .exceptionally(e -> process.destroyForcibly())
        .join();
    children.forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // A dying browser may still write; what is left lies in the temporary folder.
    }
  }

  private static List<String> readLines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        if (message.has("id")) {
          var answer = answers.remove(message.path("id").intValue());
          if (answer != null) {
            answer.complete(message);
          }
        } else {
          events.add(new Event(message.path("method").stringValue(), message.path("params")));
        }
      }
      from.request(1);
      return null;
    }
  }
}
