package io.needletail.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.benchmarks.run.LoadFigures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CurvePlotTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMarkTheMediansOfEveryValue() throws Exception {
        Curve curve = Curve.all().get(0);
        String svg = new CurvePlot(curve, log(curve)).draw();

        Document parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(parsed.getElementsByTagName("circle").getLength())
                .isEqualTo(2 * curve.points().size());
    }

    private GrowthLog log(Curve curve) throws IOException {
        GrowthLog log = new GrowthLog(directory.resolve("runs.csv"), false);
        for (Point point : curve.points()) {
            LoadFigures figures =
                    new LoadFigures(1000.0 * point.value(), new LoadFigures.Percentiles(1, 1, 1, 1), 0.7, 0.2, 0, "");
            log.add(new Measured(curve.name(), point.value(), 1, figures, 1 << 20, 0));
        }
        return log;
    }
}
