package org.industrymonitor.platform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class CourseTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void showsTwoThirdsBeforeTheMomentWhereThereAreSoMany() {
        Course course = course(100);

        List<Course.Point> shown = course.around(at(80), 30);

        assertThat(shown).hasSize(30);
        assertThat(shown.get(0).start()).isEqualTo(at(60));
        assertThat(shown.get(20).start()).isEqualTo(at(80));
    }

    @Test
    void fillsUpAfterTheMomentWhereLittleCameBefore() {
        assertThat(course(100).around(at(3), 30))
                .extracting(Course.Point::start)
                .startsWith(at(0))
                .endsWith(at(29));
        assertThat(course(5).around(at(3), 30)).hasSize(5);
        assertThat(new Course().around(at(3), 30)).isEmpty();
    }

    @Test
    void aPeriodThatIsJudgedAgainStandsOnce() {
        Course course = course(3);
        course.add(new Course.Point(at(1), 7, 100, 90, 110));

        assertThat(course.around(at(0), 10)).extracting(Course.Point::observed).containsExactly(100.0, 7.0, 100.0);
    }

    @Test
    void charactersShowBandExpectationFigureAndMoment() {
        List<Course.Point> points =
                List.of(new Course.Point(at(0), 100, 100, 90, 110), new Course.Point(at(1), 0, 100, 90, 110));

        List<String> lines = TextChart.of(points, at(1));

        assertThat(lines).hasSize(11);
        assertThat(lines.get(0)).isEqualTo("           110 |\u2591\u2591");
        assertThat(lines.get(1)).isEqualTo("            98 |\u25cf\u00b7");
        assertThat(lines.get(9)).isEqualTo("             0 | \u25cf");
        assertThat(lines.get(10)).isEqualTo("                 ^");
    }

    @Test
    void theDrawingIsSvgWithBandExpectationFigureAndMoment()
            throws IOException, ParserConfigurationException, SAXException {
        Path file = directory.resolve("chart.svg");

        SvgChart.write(file, "A <b> & C", course(4).around(at(0), 10), at(2), ZoneOffset.ofHours(8));

        Document drawing;
        try (InputStream in = Files.newInputStream(file)) {
            drawing = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Element root = drawing.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("polygon").getLength()).isEqualTo(1);
        assertThat(root.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(root.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("A <b> & C");
        Element band = (Element) root.getElementsByTagName("polygon").item(0);
        assertThat(band.getAttribute("points").split(" ")).hasSize(8);
    }

    private static Course course(int periods) {
        Course course = new Course();
        for (int i = 0; i < periods; i++) {
            course.add(new Course.Point(at(i), 100, 100, 90, 110));
        }
        return course;
    }

    private static Instant at(int hour) {
        return START.plusSeconds(hour * 3600L);
    }
}
