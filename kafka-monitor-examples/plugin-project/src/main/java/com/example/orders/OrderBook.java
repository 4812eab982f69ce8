package com.example.orders;

import java.io.IOException;
import java.util.Map;

/** Knows how many orders are open in each warehouse; the application's own business. */
@FunctionalInterface
interface OrderBook {

    Map<String, Integer> openOrders() throws IOException;
}
