package jieli.deployment;

import static jieli.deployment.PostingForm.text;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Gate.Stop;
import jieli.deployment.PostingForm.Days;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be done to postings. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
class PostingDeeds {

    /** What was typed on a posting's page and turned away. */
    record Typed(String form, String from, String last, String reason, String kind)
            implements java.io.Serializable {}

    private final Postings postings;
    private final Directory directory;
    private final Clock clock;

    PostingDeeds(Postings postings, Directory directory, Clock clock) {
        this.postings = postings;
        this.directory = directory;
        this.clock = clock;
    }

    @PostMapping("/deployment/postings")
    String post(@ModelAttribute("typed") PostingForm typed, Me me, RedirectAttributes flash) {
        var id = new PostingId(FreshId.at(clock));
        var why =
                switch (typed.read(id, employer(typed.person()))) {
                    case PostingForm.Reading.Refused(var stop) -> Optional.of(stop);
                    case PostingForm.Reading.Accepted(var posting) -> postings.post(posting, me);
                };
        if (why.isPresent()) {
            flash.addFlashAttribute("typed", typed);
        }
        return answer(
                why,
                "posted",
                flash,
                why.isPresent() ? "/deployment/postings/new" : "/deployment/postings/" + id);
    }

    private @Nullable InstitutionId employer(String person) {
        try {
            return directory
                    .find(new PersonId(UUID.fromString(person)))
                    .map(Person::workplace)
                    .orElse(null);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    @PostMapping("/deployment/postings/{id}/terms")
    String amend(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        postings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var why =
                switch (PostingForm.period(text(from), text(last))) {
                    case Days.Wrong(var stop) -> Optional.of(stop);
                    case Days.Right(var during) -> postings.amend(id, during, text(reason), me);
                };
        return answer(why, "amended", flash, id, new Typed("term", from, last, reason, ""));
    }

    @PostMapping("/deployment/postings/{id}/steps")
    String step(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        postings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var state = PostingWords.choice(PostingState.class, next);
        var why =
                state == null
                        ? Optional.of(PostingRules.stop("step"))
                        : postings.step(id, state, text(reason), me);
        return answer(why, "stepped", flash, id, new Typed("step", "", "", reason, next));
    }

    @PostMapping("/deployment/postings/{id}/absences")
    String away(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String note,
            Me me,
            RedirectAttributes flash) {
        postings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var typed = new Typed("absence", from, last, note, kind);
        var known = PostingWords.choice(Absence.Kind.class, kind);
        if (known == null || text(note).length() > 1000) {
            return answer(Optional.of(PostingRules.stop("away.kind")), "away", flash, id, typed);
        }
        var why =
                switch (open(text(from), text(last))) {
                    case Days.Wrong(var stop) -> Optional.of(stop);
                    case Days.Right(var during) ->
                            postings.away(
                                    new Absence(FreshId.at(clock), id, known, during, text(note)),
                                    me);
                };
        return answer(why, "away", flash, id, typed);
    }

    /** A period whose last day nobody may know yet. */
    static Days open(String from, String last) {
        var begin = PostingForm.day(from);
        return last.isEmpty() && begin.isPresent()
                ? new Days.Right(new Period(begin.get(), null))
                : PostingForm.period(from, last);
    }

    @PostMapping("/deployment/postings/{id}/absences/{absence}/end")
    String back(
            @PathVariable PostingId id,
            @PathVariable UUID absence,
            @RequestParam(defaultValue = "") String back,
            Me me,
            RedirectAttributes flash) {
        postings.get(id, me.reach(Right.PROGRAMME_WRITE));
        var one =
                postings.absences(List.of(id)).stream()
                        .filter(each -> each.id().equals(absence))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(absence));
        var day = PostingForm.day(text(back));
        var why =
                day.isEmpty()
                        ? Optional.of(PostingRules.stop("from"))
                        : postings.back(one, day.get(), me);
        return answer(why, "back", flash, id, new Typed("back", back, "", "", ""));
    }

    private static String answer(
            Optional<Stop> why, String done, RedirectAttributes flash, PostingId id, Typed typed) {
        if (why.isPresent()) {
            flash.addFlashAttribute("typed", typed);
        }
        return answer(why, done, flash, "/deployment/postings/" + id);
    }

    static String answer(
            Optional<Stop> why, String done, RedirectAttributes flash, String address) {
        if (why.isPresent()) {
            flash.addFlashAttribute("refusal", why.get().key());
            flash.addFlashAttribute("refusalWords", why.get().words().toArray(String[]::new));
        } else {
            flash.addFlashAttribute("done", "deployment.done." + done);
        }
        return "redirect:" + address;
    }
}
