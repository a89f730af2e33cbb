package io.needletail.app.route;

import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.app.http.Endpoint;
import io.needletail.app.http.JsonObject;
import io.needletail.app.route.answer.RouteReport;
import io.needletail.app.route.question.QuestionKeys;
import io.needletail.app.route.question.RouteQuestion;
import java.time.InstantSource;
import java.util.List;

/** The rules in force over HTTP: shown, read again, and asked. */
public final class RouteEndpoints {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    private final RouteSnapshots snapshots;
    private final InstantSource clock;

    public RouteEndpoints(RouteSnapshots snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** {@code GET /routes}, {@code POST /routes/reload} and {@code POST /routes/explain}. */
    public List<Endpoint> all() {
        return List.of(
                Endpoint.get("/routes", body -> new Endpoint.Answer(OK, show().toString())),
                Endpoint.post("/routes/reload", body -> reload()),
                Endpoint.post("/routes/explain", this::explain));
    }

    private Endpoint.Answer reload() {
        ReloadResult result = snapshots.reload();
        if (result instanceof ReloadResult.Failed failed) {
            JsonObject answer = new JsonObject()
                    .texts("errors", texts(failed.problems()))
                    .put("version", snapshots.current().version());
            return new Endpoint.Answer(UNPROCESSABLE, answer.toString());
        }
        return new Endpoint.Answer(OK, show().toString());
    }

    private Endpoint.Answer explain(String body) {
        try {
            RouteQuestion question = QuestionKeys.ofJson(body);
            RouteSnapshot snapshot = snapshots.current();
            RouteReport report = snapshot.routes().explain(question.query(clock.instant()));
            return new Endpoint.Answer(
                    OK, report.json().put("version", snapshot.version()).toString());
        } catch (ConfigurationException e) {
            return new Endpoint.Answer(
                    BAD_REQUEST,
                    new JsonObject().texts("errors", texts(e.problems())).toString());
        }
    }

    private JsonObject show() {
        RouteSnapshot snapshot = snapshots.current();
        CompiledRoutes routes = snapshot.routes();
        JsonObject lists = new JsonObject();
        routes.lists().forEach(lists::put);
        JsonObject shown = new JsonObject()
                .put("source", snapshots.source())
                .put("version", snapshot.version())
                .put("hash", routes.hash())
                .put("loaded", snapshot.loaded().toString())
                .put("tookMillis", snapshot.tookMillis())
                .put("rules", routes.rules())
                .put("groups", routes.groups())
                .put("lists", lists)
                .texts("warnings", routes.warnings());
        snapshots
                .failure()
                .ifPresent(failed -> shown.put(
                        "failure",
                        new JsonObject()
                                .put("since", failed.since().toString())
                                .texts("errors", texts(failed.problems()))));
        return shown;
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
