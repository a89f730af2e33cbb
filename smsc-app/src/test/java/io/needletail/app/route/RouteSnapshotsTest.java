package io.needletail.app.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.route.question.QuestionKeys;
import io.needletail.app.watch.FileWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RouteSnapshotsTest {
    private static final Set<String> CARRIERS = Set.of("carrier-a");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final RouteNames names = ConfiguredRoutes.names(CARRIERS);

    @TempDir
    private Path directory;

    private Path file;
    private Path list;

    @BeforeEach
    void files() throws IOException {
        file = directory.resolve("routes.conf");
        list = directory.resolve("blocked.txt");
        Files.writeString(list, "491700000001\n");
        rules("handsets");
    }

    @Test
    void shouldPutNewRulesInForce() throws Exception {
        RouteSnapshots snapshots = open();
        String hash = snapshots.current().routes().hash();
        assertThat(destination(snapshots)).isEqualTo("handsets");

        rules("carrier-a");
        ReloadResult result = snapshots.reload();

        assertThat(result).isInstanceOf(ReloadResult.Loaded.class);
        assertThat(destination(snapshots)).isEqualTo("carrier-a");
        assertThat(snapshots.current().version()).isEqualTo(2);
        assertThat(snapshots.current().routes().hash()).isNotEqualTo(hash);
        assertThat(snapshots.current().loaded()).isEqualTo(NOW);
        assertThat(snapshots.current().routes().lists()).isEqualTo(Map.of("blocked", 1));
        assertThat(snapshots.reloads()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheLastGoodRulesAndSayWhyUntilTheyAreSound() throws Exception {
        RouteSnapshots snapshots = open();

        rules("nowhere");
        ReloadResult result = snapshots.reload();

        assertThat(destination(snapshots)).isEqualTo("handsets");
        assertThat(snapshots.current().version()).isEqualTo(1);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ReloadResult.Failed.class,
                        failed -> assertThat(failed.problems())
                                .singleElement()
                                .asString()
                                .startsWith(file + ":4: rule other: destination = 'nowhere', allowed: one of"));
        assertThat(snapshots.failure()).hasValue((ReloadResult.Failed) result);
        assertThat(snapshots.failures()).isEqualTo(1);

        rules("carrier-a");
        snapshots.reload();

        assertThat(snapshots.failure()).isEmpty();
        assertThat(snapshots.current().version()).isEqualTo(2);
    }

    @Test
    void shouldLogTheSameErrorsOnce() throws Exception {
        RouteSnapshots snapshots = open();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(RouteSnapshots.class);
        log.start();
        logger.addAppender(log);

        rules("nowhere");
        snapshots.reload();
        snapshots.reload();
        logger.detachAppender(log);

        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().contains("version 1 stay in force"))
                .hasSize(1);
        assertThat(snapshots.failures()).isEqualTo(2);
    }

    @Test
    void shouldReportMistakesOfTheFileTheListsAndTheCompilerTogether() throws Exception {
        Files.writeString(list, "nonsense\n");
        Files.writeString(file, """
                lists.blocked.file = blocked.txt
                rules = [
                  { name = block, when.to.list = blokked, then.reject = ESME_RINVDSTADR }
                  { name = slow, then.lane = tomorrow }
                  { name = regex, when.text.regex = "(", then.forward = handsets }
                ]
                """);

        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(list + ":1: 'nonsense', allowed: 1 to 15 digits")
                .hasMessageContaining(file + ":3: rule block: list = 'blokked', allowed: one of blocked; did you mean")
                .hasMessageContaining(file + ":4: rules[1].then.lane = \"tomorrow\": must be one of urgent")
                .hasMessageContaining(file + ":5: rule regex: regex = '('");
    }

    @Test
    void shouldNotReportWhatRefersToSomethingThatIsReportedAlready() throws Exception {
        Files.writeString(file, """
                groups.g = "lottery(a)"
                lists.l.kind = numbers
                rules = [{ name = a, when.to.list = l, then.forward = g }]
                """);

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void shouldNoticeAChangedFileAndAChangedList() throws Exception {
        RouteSnapshots snapshots = open();
        try (FileWatcher watcher = new FileWatcher("test-routes", snapshots::reloadIfChanged, Duration.ofMillis(10))) {
            replace(file, rulesFor("carrier-a"));
            await().until(() -> snapshots.current().version() == 2);
            assertThat(destination(snapshots)).isEqualTo("carrier-a");

            replace(list, "491700000001\n491700000002\n");
            await().until(() -> snapshots.current().version() == 3);
            assertThat(snapshots.current().routes().lists()).isEqualTo(Map.of("blocked", 2));

            replace(file, "rules = [");
            await().until(() -> snapshots.failure().isPresent());
            assertThat(snapshots.current().version()).isEqualTo(3);
            assertThat(watcher).isNotNull();
        }
    }

    @Test
    void shouldReadAFileOnlyOnceItHasStoppedChanging() throws Exception {
        FileRoutes source = source();
        source.load();
        assertThat(source.changed()).isFalse();

        replace(file, rulesFor("carrier-a"));
        assertThat(source.changed()).isFalse();
        replace(file, rulesFor("carrier-a") + "# still writing\n");
        assertThat(source.changed()).isFalse();
        assertThat(source.changed()).isTrue();

        source.load();
        assertThat(source.changed()).isFalse();
    }

    @Test
    void shouldNoticeAListThatAppears() throws Exception {
        RouteSnapshots snapshots = open();
        Files.delete(list);
        snapshots.reload();
        assertThat(snapshots.failure()).isPresent();

        Files.writeString(list, "491700000001\n491700000003\n");
        snapshots.reloadIfChanged();
        snapshots.reloadIfChanged();

        assertThat(snapshots.failure()).isEmpty();
        assertThat(snapshots.current().routes().lists()).isEqualTo(Map.of("blocked", 2));
    }

    @Test
    void shouldDecideEachMessageByOneSnapshotWhileOthersAreLoaded() throws Exception {
        RouteSnapshots snapshots = open();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<String> wrong = new AtomicReference<>("");
        CountDownLatch began = new CountDownLatch(1);
        Thread shard = new Thread(() -> {
            try {
                while (!stop.get()) {
                    String found = destination(snapshots);
                    if (!found.equals("handsets") && !found.equals("carrier-a")) {
                        wrong.set(found);
                    }
                    began.countDown();
                }
            } catch (ConfigurationException | RuntimeException e) {
                wrong.set(e.toString());
            }
        });
        shard.start();
        began.await();

        for (int i = 0; i < 50; i++) {
            rules(i % 2 == 0 ? "carrier-a" : "handsets");
            snapshots.reload();
        }
        stop.set(true);
        shard.join();

        assertThat(wrong.get()).isEmpty();
        assertThat(snapshots.current().version()).isEqualTo(51);
    }

    private RouteSnapshots open() throws ConfigurationException {
        return RouteSnapshots.open(source(), InstantSource.fixed(NOW));
    }

    private FileRoutes source() {
        return new FileRoutes(file, names, () -> CARRIERS);
    }

    private String destination(RouteSnapshots snapshots) throws ConfigurationException {
        RouteDecision decision = new RouteDecision();
        snapshots
                .router()
                .route(QuestionKeys.ofOptions(Map.of("to", "491701234567")).query(NOW), decision);
        return decision.plan() == null ? "none" : decision.plan().name();
    }

    private void rules(String destination) throws IOException {
        Files.writeString(file, rulesFor(destination));
    }

    private static String rulesFor(String destination) {
        return """
                lists.blocked.file = blocked.txt
                rules = [
                  { name = block, when.to.list = blocked, then.reject = ESME_RINVDSTADR }
                  { name = other, then.forward = DESTINATION }
                ]
                """.replace("DESTINATION", destination);
    }

    /** As an editor does it: another file in its place. */
    private void replace(Path target, String text) throws IOException {
        Path fresh = Files.writeString(directory.resolve("fresh"), text);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
