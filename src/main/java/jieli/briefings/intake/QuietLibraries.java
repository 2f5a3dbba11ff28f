package jieli.briefings.intake;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The parsers warn line by line about what our one refusal says once. */
final class QuietLibraries {
    private static final List<String> CHATTY =
            List.of("org.apache.pdfbox", "org.apache.fontbox", "org.apache.tika");

    private QuietLibraries() {}

    static void hush() {
        for (var name : CHATTY) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.OFF);
            }
        }
    }
}
