package planted;

import java.time.Instant;
import org.springframework.stereotype.Controller;

/** Breaks every rule of the architecture, so that the tests can be seen to find it. */
@Controller
public class Planted {
    Instant now() {
        return Instant.now();
    }
}
