package io.kafkamonitor.internal.kafka.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts what is asked for into parts, so that one request and its answer stay of bounded size. */
public final class Chunks {

    private Chunks() {}

    public static <T> List<List<T>> of(Collection<T> all, int most) {
        List<T> list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += most) {
            chunks.add(list.subList(from, Math.min(list.size(), from + most)));
        }
        return chunks;
    }
}
