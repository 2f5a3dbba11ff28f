package jieli.briefings.reading;

/** A half-open range of UTF-16 units in the original text of a document. */
public record Span(int start, int end) {

    public String of(String text) {
        return text.substring(start, end);
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
