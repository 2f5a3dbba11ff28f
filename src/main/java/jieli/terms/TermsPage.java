package jieli.terms;

import java.util.List;

/** Everything {@code terms/index.html} shows. */
record TermsPage(List<Terms> lists) {}
