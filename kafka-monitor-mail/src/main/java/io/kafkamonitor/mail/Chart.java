package io.kafkamonitor.mail;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how a value went. It is loaded where a picture is wanted only, for not every host has what it needs. */
final class Chart {

    private static final int SCALE = 2;
    private static final Color CLEAR = new Color(0, 0, 0, 0);
    /** Readable on white and on the dark of night alike. */
    private static final Color GREY = new Color(0x7a, 0x86, 0x93);

    private static final Color PALE = new Color(0x7a, 0x86, 0x93, 0x50);
    private static final float[] DASHES = {4f, 3f};
    private static final double HEADROOM = 1.08;

    private final CoursePicture picture;
    private final XYChart chart = new XYChart(CoursePicture.WIDTH, CoursePicture.HEIGHT);

    private Chart(CoursePicture picture) {
        this.picture = picture;
    }

    static byte[] png(CoursePicture picture) {
        return new Chart(picture).draw();
    }

    private byte[] draw() {
        double most =
                picture.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double least =
                picture.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        @Nullable Double threshold = picture.threshold();
        if (threshold != null) {
            most = Math.max(most, threshold);
            least = Math.min(least, threshold);
        }
        double floor = least >= 0 ? 0 : least * HEADROOM;
        double ceiling = most <= 0 ? 0 : most * HEADROOM;
        style(floor, ceiling);
        line("value", dates(picture.times()), picture.values(), Color.decode(picture.colour()), new BasicStroke(2f));
        if (threshold != null) {
            line(
                    "threshold",
                    dates(List.of(picture.first(), picture.last())),
                    List.of(threshold, threshold),
                    GREY,
                    dashed());
        }
        @Nullable Instant fired = picture.fired();
        if (fired != null && fired.isAfter(picture.first()) && fired.isBefore(picture.last())) {
            line("fired", dates(List.of(fired, fired)), List.of(floor, ceiling), GREY, dashed());
        }
        return encoded();
    }

    private void style(double floor, double ceiling) {
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setChartBackgroundColor(CLEAR);
        styler.setPlotBackgroundColor(CLEAR);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(PALE);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setChartPadding(2);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1);
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        styler.setAxisTickLabelsColor(GREY);
        styler.setAxisTickMarksColor(PALE);
        styler.setAxisTickMarkLength(3);
        styler.setAxisTickPadding(3);
        styler.setXAxisTickMarkSpacingHint(80);
        styler.setYAxisTickMarkSpacingHint(34);
        styler.setYAxisMin(floor);
        styler.setYAxisMax(ceiling);
        styler.setLocale(picture.locale());
        styler.setTimezone(TimeZone.getTimeZone(picture.zone()));
        styler.setDatePattern(pattern());
        styler.setyAxisTickLabelsFormattingFunction(value -> picture.number().apply(value));
    }

    private String pattern() {
        Duration span = Duration.between(picture.first(), picture.last());
        if (span.compareTo(Duration.ofMinutes(5)) < 0) {
            return "HH:mm:ss";
        }
        return span.toDays() < 2 ? "HH:mm" : "d MMM";
    }

    private static List<Date> dates(List<Instant> instants) {
        return instants.stream().map(Date::from).toList();
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, DASHES, 0f);
    }

    private void line(String name, List<Date> dates, List<Double> values, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, dates, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }

    private byte[] encoded() {
        var image = new BufferedImage(
                SCALE * CoursePicture.WIDTH, SCALE * CoursePicture.HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            chart.paint(graphics, CoursePicture.WIDTH, CoursePicture.HEIGHT);
        } finally {
            graphics.dispose();
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
