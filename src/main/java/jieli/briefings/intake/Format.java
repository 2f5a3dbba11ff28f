package jieli.briefings.intake;

/** What a document is, judged by its content; its file name has no say. */
public enum Format {
    TXT,
    HTML,
    DOCX,
    XLSX,
    PDF,
    PASTED
}
