package jieli.web;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says that the application can serve, which includes that its database answers and that its data
 * are loaded; until then 503.
 */
@RestController
class Health {

    private final JdbcClient jdbc;
    private final ApplicationAvailability availability;

    Health(JdbcClient jdbc, ApplicationAvailability availability) {
        this.jdbc = jdbc;
        this.availability = availability;
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(Map.of("status", "starting"));
        }
        var server = jdbc.sql("show server_version").query(String.class).single();
        return ResponseEntity.ok(Map.of("status", "up", "postgresql", server));
    }
}
