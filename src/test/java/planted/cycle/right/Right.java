package planted.cycle.right;

import planted.cycle.left.Left;

public record Right(Left other) {}
