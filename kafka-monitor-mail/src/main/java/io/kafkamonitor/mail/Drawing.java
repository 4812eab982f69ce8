package io.kafkamonitor.mail;

import java.awt.AWTError;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pictures where this host can: with XChart and {@code java.desktop}, and with a font. Nobody misses a mail for want of a
 * picture.
 */
final class Drawing {

    private static final Logger logger = LoggerFactory.getLogger(Drawing.class);
    private static final AtomicBoolean isSaid = new AtomicBoolean();

    private Drawing() {}

    /** The picture as PNG; null if this host cannot draw. */
    static byte @Nullable [] png(CoursePicture picture) {
        try {
            return Chart.png(picture);
        } catch (LinkageError | AWTError | InternalError | RuntimeException e) {
            // InternalError and some RuntimeExceptions are what a JVM without any font has to say
            if (isSaid.compareAndSet(false, true)) {
                logger.info("Mails have no pictures on this host, for it cannot draw: {}", e.toString());
            }
            return null;
        }
    }
}
