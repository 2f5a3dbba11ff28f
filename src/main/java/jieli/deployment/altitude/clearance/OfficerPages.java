package jieli.deployment.altitude.clearance;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.Period;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.pairing.Pairings;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looks after whom, appointed by the programme's office or a supporter's medical office. */
@Controller
@PreAuthorize("isAuthenticated()")
class OfficerPages {

    private static final Set<Role> APPOINTING = EnumSet.of(Role.OFFICE, Role.SUPPORTER_AFFAIRS);
    private static final int MOST = 20;

    /** An appointment as it was typed. */
    record Typed(String recipient, String person, String rank, String from, String last)
            implements Serializable {

        /** A field that was not sent is empty. */
        Typed {
            recipient = text(recipient);
            person = text(person);
            rank = text(rank);
            from = text(from);
            last = text(last);
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    /** An appointment as the page shows it. */
    record Row(Officer it, String person, boolean now, boolean endable) {}

    /** A recipient with its altitude and physicians. */
    record PlaceRow(Institution it, Site site, String confirmedBy, List<Row> officers) {}

    /**
     * Everything {@code deployment/altitude-officers.html} shows.
     *
     * @param places of the reach, or where one is appointed
     * @param found people of that name
     * @param doctored where one may confirm the table of bands
     */
    record Page(
            List<PlaceRow> places,
            boolean appointing,
            Set<InstitutionId> doctored,
            String name,
            List<Person> found,
            @Nullable Typed typed) {}

    private final Officers officers;
    private final Sites sites;
    private final Pairings pairings;
    private final Directory directory;

    OfficerPages(Officers officers, Sites sites, Pairings pairings, Directory directory) {
        this.officers = officers;
        this.sites = sites;
        this.pairings = pairings;
        this.directory = directory;
    }

    @GetMapping("/deployment/altitude/officers")
    String page(@RequestParam(defaultValue = "") String name, Me me, Model model) {
        var appointing = appointing(me);
        var doctored = Set.copyOf(officers.places(me.person()));
        var all = officers.list();
        var reachable =
                pairings.list(me.reach(Right.PROGRAMME_READ)).stream()
                        .flatMap(pairing -> pairing.recipients().stream());
        var places =
                Stream.concat(reachable, doctored.stream())
                        .distinct()
                        .map(directory::find)
                        .flatMap(Optional::stream)
                        .map(place -> row(place, all, appointing))
                        .sorted(Comparator.comparing(row -> row.it().name()))
                        .toList();
        var found = name.isBlank() ? List.<Person>of() : directory.searchPeople(name, MOST);
        model.addAttribute(
                "page",
                new Page(
                        places,
                        !appointing.isEmpty(),
                        doctored,
                        name,
                        found,
                        model.getAttribute("typed") instanceof Typed typed ? typed : null));
        return "deployment/altitude-officers";
    }

    private PlaceRow row(Institution place, List<Officer> all, Set<InstitutionId> appointing) {
        var site = sites.get(place.id());
        var today = officers.today();
        return new PlaceRow(
                place,
                site,
                site.confirmedBy() == null ? "" : name(site.confirmedBy()),
                all.stream()
                        .filter(one -> one.recipient().equals(place.id()))
                        .map(one ->
                                new Row(
                                        one,
                                        name(one.person()),
                                        one.during().contains(today),
                                        appointing.contains(place.id()) && !isOver(one, today)))
                        .toList());
    }

    private static boolean isOver(Officer one, LocalDate today) {
        var until = one.during().until();
        return until != null && !until.isAfter(today);
    }

    private String name(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    @PostMapping("/deployment/altitude/officers")
    String appoint(@ModelAttribute("typed") Typed typed, Me me, RedirectAttributes flash) {
        var officer = read(typed);
        if (officer.isPresent() && !appointing(me).contains(officer.get().recipient())) {
            throw new NotFound(officer.get().recipient());
        }
        var why = officer.isEmpty() ? Optional.of("typed") : officers.appoint(officer.get(), me);
        if (why.isPresent()) {
            flash.addFlashAttribute("typed", typed);
        }
        return back(why.map(each -> "officer." + each).orElse(""), "appointed", flash);
    }

    @PostMapping("/deployment/altitude/officers/{id}/end")
    String end(@PathVariable UUID id, Me me, RedirectAttributes flash) {
        var one =
                officers.list().stream()
                        .filter(each -> each.id().equals(id))
                        .filter(each -> appointing(me).contains(each.recipient()))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(id));
        officers.end(one.id(), me);
        return back("", "ended", flash);
    }

    @PostMapping("/deployment/altitude/sites")
    String confirm(
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String metres,
            Me me,
            RedirectAttributes flash) {
        var place = institution(recipient).orElseThrow(() -> new NotFound(recipient));
        if (!officers.places(me.person()).contains(place)) {
            throw new NotFound(place);
        }
        if (!metres.strip().matches("\\d{1,4}") || Integer.parseInt(metres.strip()) > 6000) {
            return back("metres", "", flash);
        }
        sites.confirm(place, Integer.valueOf(metres.strip()), me, false);
        return back("", "confirmed", flash);
    }

    /** Where somebody may appoint: the receiver's office may not, for it may not know. */
    private Set<InstitutionId> appointing(Me me) {
        var held = me.holdings().stream().filter(one -> APPOINTING.contains(one.role())).toList();
        var reach = new Me(me.account(), me.person(), me.name(), held).reach(Right.PROGRAMME_WRITE);
        return pairings.list(reach).stream()
                .flatMap(pairing -> pairing.recipients().stream())
                .collect(Collectors.toSet());
    }

    /** Nothing if a field says nothing that can be. */
    private Optional<Officer> read(Typed typed) {
        var recipient = institution(typed.recipient());
        var person = institution(typed.person()).map(id -> new PersonId(id.value()));
        if (recipient.isEmpty()
                || person.isEmpty()
                || !typed.rank().matches("[1-9]")
                || !(typed.from() + typed.last()).matches("(20\\d\\d-\\d\\d-\\d\\d){1,2}")) {
            return Optional.empty();
        }
        try {
            var from = LocalDate.parse(typed.from().strip());
            var last = typed.last().strip();
            var until = last.isEmpty() ? null : LocalDate.parse(last).plusDays(1);
            return Optional.of(
                    new Officer(
                            officers.nextId(),
                            recipient.get(),
                            person.get(),
                            Integer.parseInt(typed.rank()),
                            new Period(from, until),
                            false));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<InstitutionId> institution(@Nullable String text) {
        try {
            return Optional.of(new InstitutionId(UUID.fromString(text == null ? "" : text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String back(String why, String done, RedirectAttributes flash) {
        if (why.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        } else {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        }
        return "redirect:/deployment/altitude/officers";
    }
}
