package com.example.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An order book that is a directory: one directory for each warehouse, one file in it for each open order. */
final class DirectoryOrderBook implements OrderBook {

    private final Path root;

    DirectoryOrderBook(Path root) {
        this.root = root;
    }

    @Override
    public Map<String, Integer> openOrders() throws IOException {
        Map<String, Integer> open = new HashMap<>();
        for (Path warehouse : entries(root)) {
            open.put(warehouse.getFileName().toString(), entries(warehouse).size());
        }
        return open;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return new ArrayList<>(entries.toList());
        }
    }
}
