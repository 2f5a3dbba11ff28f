package jieli.deployment.altitude.clearance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import jieli.listing.Sheet;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
            SitePages.@Nullable Typed site) {

        /** What was typed for a place and turned away, null for nothing. */
        public SitePages.@Nullable Typed typedFor(InstitutionId place) {
            return site != null && site.recipient().equals(place.toString()) ? site : null;
        }
    }

    private final Officers officers;
    private final Sites sites;
    private final Pairings pairings;
    private final Directory directory;
    private final MessageSource messages;

    OfficerPages(
            Officers officers,
            Sites sites,
            Pairings pairings,
            Directory directory,
            MessageSource messages) {
        this.officers = officers;
        this.sites = sites;
        this.pairings = pairings;
        this.directory = directory;
        this.messages = messages;
    }

    @GetMapping("/deployment/altitude/officers")
    String page(@RequestParam(defaultValue = "") String name, Me me, Model model) {
        var appointing = appointing(me);
        var doctored = officers.places(me.person());
        var places = places(me, appointing, doctored);
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
                        model.getAttribute("site") instanceof SitePages.Typed site ? site : null));
        return "deployment/altitude-officers";
    }

    private List<PlaceRow> places(
            Me me, Map<String, String> appointing, Set<InstitutionId> doctored) {
        var all = officers.list();
        var reachable =
                pairings.list(me.reach(Right.PROGRAMME_READ)).stream()
                        .flatMap(pairing -> pairing.recipients().stream());
        return Stream.concat(reachable, doctored.stream())
                .distinct()
                .map(directory::find)
                .flatMap(Optional::stream)
                .map(place -> row(place, all, appointing))
                .sorted(Comparator.comparing(row -> row.it().name()))
                .toList();
    }

    @GetMapping("/deployment/altitude/officers.xlsx")
    void sheet(Me me, Locale locale, HttpServletResponse response) throws IOException {
        var headings =
                Stream.of(
                                "altitude.column.place",
                                "altitude.night.metres",
                                "altitude.column.person",
                                "column.pairing",
                                "altitude.rank",
                                "altitude.from",
                                "altitude.last",
                                "simulated")
                        .map(key -> messages.getMessage("deployment." + key, null, locale))
                        .toList();
        var rows =
                places(me, Map.of(), officers.places(me.person())).stream()
                        .flatMap(place ->
                                place.officers().stream().map(one -> Map.entry(place, one)))
                        .iterator();
        new Sheet(messages.getMessage("deployment.altitude.officers", null, locale), headings)
                .send(response, rows, row -> cells(row.getKey(), row.getValue()));
    }

    private static List<@Nullable Object> cells(PlaceRow place, Row row) {
        return Arrays.asList(
                place.it().name(),
                place.site().metres(),
                row.person(),
                row.pairing(),
                row.it().rank(),
                row.it().during().from(),
                row.it().during().lastDay(),
                row.it().simulated());
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

    static String back(String why, String done, RedirectAttributes flash) {
        if (why.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        } else {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        }
        return "redirect:/deployment/altitude/officers";
    }
}
