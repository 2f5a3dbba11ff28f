package jieli.directory;

/** What became of a form: what it says, or the one reason why it is refused. */
sealed interface Reading<T> {

    record Accepted<T>(T value) implements Reading<T> {}

    record Refused<T>(Refusal why) implements Reading<T> {}
}
