package jieli.identity.vault;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** The last look at a line before it is written, stack traces included; see logback-spring.xml. */
public final class MaskedLog extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String line) {
        return Masking.line(line);
    }
}
