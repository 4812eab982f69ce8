package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.LabelFilter;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.labels.LabelMatcher;
import java.util.ArrayList;
import java.util.List;

/** Reads series: {@code kafka.consumer_group.lag where group is 'billing' and topic is not like '*-old'}. */
final class SeriesReader {

    private final TextCursor cursor;
    private final Catalogue catalogue;

    SeriesReader(TextCursor cursor, Catalogue catalogue) {
        this.cursor = cursor;
        this.catalogue = catalogue;
    }

    Series read() {
        Series series = Series.of(catalogue.read(cursor));
        if (cursor.takes("where")) {
            do {
                String label = cursor.name("the name of a label");
                series = series.where(new LabelFilter(label, matcher()));
            } while (cursor.takes("and"));
        }
        return series;
    }

    private LabelMatcher matcher() {
        if (cursor.takes("not (")) {
            LabelMatcher inner = matcher();
            cursor.expects(")");
            return LabelMatcher.not(inner);
        }
        if (cursor.takes("is not")) {
            return LabelMatcher.not(taken());
        }
        if (cursor.takes("is")) {
            return taken();
        }
        throw cursor.expected(List.of("is", "is like", "is one of", "is not", "is not like", "is not one of"));
    }

    private LabelMatcher taken() {
        if (cursor.takes("like")) {
            return LabelMatcher.glob(cursor.quoted());
        }
        return cursor.takes("one of")
                ? LabelMatcher.anyOf(quotes().toArray(new String[0]))
                : LabelMatcher.exactly(cursor.quoted());
    }

    /** Reads texts in quotation marks with commas between them. */
    List<String> quotes() {
        var quotes = new ArrayList<String>();
        quotes.add(cursor.quoted());
        int end = cursor.mark();
        while (cursor.takes(",") && cursor.isAtQuote()) {
            quotes.add(cursor.quoted());
            end = cursor.mark();
        }
        cursor.reset(end);
        return quotes;
    }
}
