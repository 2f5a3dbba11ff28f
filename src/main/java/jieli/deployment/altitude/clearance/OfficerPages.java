package jieli.deployment.altitude.clearance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
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

    /**
     * The altitude of a place as it was typed.
     *
     * @param milder whether it asks to be confirmed once more
     */
    record SiteTyped(String recipient, String metres, boolean milder) implements Serializable {}

    /**
     * An appointment as the page shows it.
     *
     * @param pairing its name, empty for all
     */
    record Row(Officer it, String person, String pairing, boolean now, boolean endable) {}

    /** A recipient with its altitude and physicians. */
    record PlaceRow(Institution it, Site site, String confirmedBy, List<Row> officers) {}

    /**
     * Everything {@code deployment/altitude-officers.html} shows.
     *
     * @param places of the reach, or where one is appointed
     * @param appointing where one may appoint: pairing and recipient, with their names
     * @param found people of that name
     * @param doctored where one may confirm the table of bands
     */
    record Page(
            List<PlaceRow> places,
            Map<String, String> appointing,
            Set<InstitutionId> doctored,
            String name,
            List<Person> found,
            @Nullable AppointmentForm typed,
            @Nullable SiteTyped site) {

        /** What was typed for a place and turned away, null for nothing. */
        public @Nullable SiteTyped typedFor(InstitutionId place) {
            return site != null && site.recipient().equals(place.toString()) ? site : null;
        }
    }

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
        var doctored = doctored(me);
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
                        appointing,
                        doctored,
                        name,
                        found,
                        model.getAttribute("typed") instanceof AppointmentForm typed ? typed : null,
                        model.getAttribute("site") instanceof SiteTyped site ? site : null));
        return "deployment/altitude-officers";
    }

    private PlaceRow row(Institution place, List<Officer> all, Map<String, String> appointing) {
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
                                        pairing(one),
                                        one.during().contains(today),
                                        isAppointing(appointing, one) && !isOver(one, today)))
                        .toList());
    }

    private String pairing(Officer one) {
        return Optional.ofNullable(one.pairing())
                .flatMap(id -> pairings.find(id, Reach.EVERYWHERE))
                .map(Pairing::name)
                .orElse("");
    }

    private static String place(PairingId pairing, InstitutionId recipient) {
        return pairing + "/" + recipient;
    }

    private static boolean isAppointing(Map<String, String> appointing, Officer one) {
        var pairing = one.pairing();
        return pairing == null
                ? appointing.keySet().stream().anyMatch(key -> key.endsWith("/" + one.recipient()))
                : appointing.containsKey(place(pairing, one.recipient()));
    }

    private Set<InstitutionId> doctored(Me me) {
        return officers.of(me.person()).stream()
                .map(Officer::recipient)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOver(Officer one, LocalDate today) {
        var until = one.during().until();
        return until != null && !until.isAfter(today);
    }

    private String name(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    @PostMapping("/deployment/altitude/officers")
    String appoint(
            @ModelAttribute("typed") AppointmentForm typed, Me me, RedirectAttributes flash) {
        var officer = typed.read(officers.nextId());
        if (officer.isPresent() && !isAppointing(appointing(me), officer.get())) {
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
                        .filter(each -> isAppointing(appointing(me), each))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(id));
        officers.end(one.id(), me);
        return back("", "ended", flash);
    }

    @PostMapping("/deployment/altitude/sites")
    String confirm(
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String metres,
            @RequestParam(defaultValue = "false") boolean sure,
            Me me,
            RedirectAttributes flash) {
        var place = InstitutionId.of(recipient);
        if (!doctored(me).contains(place)) {
            throw new NotFound(place);
        }
        var text = metres.strip();
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > 6000) {
            flash.addFlashAttribute("site", new SiteTyped(recipient, text, false));
            return back("metres", "", flash);
        }
        if (!sure && sites.isMilder(place, Integer.parseInt(text))) {
            flash.addFlashAttribute("site", new SiteTyped(recipient, text, true));
            return back("milder", "", flash);
        }
        sites.confirm(place, Integer.parseInt(text), me, false);
        return back("", "confirmed", flash);
    }

    /** Where somebody may appoint: the receiver's office may not, for it may not know. */
    private Map<String, String> appointing(Me me) {
        var held = me.holdings().stream().filter(one -> APPOINTING.contains(one.role())).toList();
        var reach = new Me(me.account(), me.person(), me.name(), held).reach(Right.PROGRAMME_WRITE);
        var places = new LinkedHashMap<String, String>();
        for (var pairing : pairings.list(reach)) {
            for (var recipient : pairing.recipients()) {
                var name = directory.find(recipient).map(Institution::name).orElse("");
                places.put(place(pairing.id(), recipient), pairing.name() + " · " + name);
            }
        }
        return places;
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
