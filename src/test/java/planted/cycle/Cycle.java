package planted.cycle;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A house whose two modules need each other. */
@SpringBootApplication
public class Cycle {}
