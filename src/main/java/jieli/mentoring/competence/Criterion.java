package jieli.mentoring.competence;

/**
 * What a committee asks of a technique before it believes in competence, and when it doubts it
 * again. The weights are log-likelihood ratios of one case under the two failure rates (Biau and
 * Porcher, Statistics in Medicine 29 (2010) 1900; Page, Biometrika 41 (1954) 100).
 *
 * @param acceptable the failure rate of somebody who can do it, p0, above 0
 * @param inadequate the failure rate of somebody who cannot, p1, above {@code acceptable}, below 1
 * @param limit how high the learning score must climb to show competence, h, above 0
 * @param alarm how high the relapse score must climb to raise a doubt, h′, above 0
 */
public record Criterion(double acceptable, double inadequate, double limit, double alarm) {

    /** Of the handbook: 5 % and 15 %, h 1.25, h′ 2.5. Lenient: a signal only proposes a grant. */
    public static final Criterion USUAL = new Criterion(0.05, 0.15, 1.25, 2.5);

    public Criterion {
        if (!(0 < acceptable && acceptable < inadequate && inadequate < 1)) {
            throw new IllegalArgumentException(
                    "0 < p0 < p1 < 1, but they are %s and %s".formatted(acceptable, inadequate));
        }
        if (!(limit > 0 && alarm > 0 && Double.isFinite(limit) && Double.isFinite(alarm))) {
            throw new IllegalArgumentException(
                    "h and h′ are above 0, but they are %s and %s".formatted(limit, alarm));
        }
    }

    /** What a case done well adds to the learning score: ln((1 − p0) / (1 − p1)), above 0. */
    public double success() {
        return Math.log((1 - acceptable) / (1 - inadequate));
    }

    /** What a failed case adds to the learning score: ln(p0 / p1), below 0. */
    public double failure() {
        return Math.log(acceptable / inadequate);
    }

    /** As many cases without a failure show competence; with fewer no verdict is possible. */
    public int fewest() {
        var cases = 0;
        for (var score = 0.0; score < limit; score += success()) {
            cases++;
        }
        return cases;
    }
}
