package jieli.web;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the application can serve, which includes that its database answers. */
@RestController
class Health {

    private final JdbcClient jdbc;

    Health(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/health")
    Map<String, String> health() {
        var server = jdbc.sql("show server_version").query(String.class).single();
        return Map.of("status", "up", "postgresql", server);
    }
}
