package jieli.web;

import jieli.identity.FirstAdministrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started Jieli where to look, and lets the first administrator in. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final FirstAdministrator administrator;

    Welcome(FirstAdministrator administrator) {
        this.administrator = administrator;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext server
                && server.getWebServer() != null) {
            var address = "http://localhost:" + server.getWebServer().getPort();
            log.info("Jieli is at {}", address);
            administrator
                    .invitation()
                    .ifPresent(word ->
                            log.info(
                                    "The first administrator sets a password here, once: {}/set-up/{}",
                                    address,
                                    word));
        }
    }
}
