package jieli.identity.contact;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.ConsentList;
import jieli.identity.consent.Consents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of contacts. A refused form is answered by the page itself, not by a redirect: what was
 * typed would otherwise wait as plain text in the session, and sessions lie in the database.
 */
@Controller
class ContactController {

    private static final int UNPROCESSABLE = 422;

    /** Everything {@code identity/contacts.html} shows. */
    record SearchPage(String number, List<Person> people) {}

    private final Contacts contacts;
    private final Consents consents;

    ContactController(Contacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    @GetMapping("/contacts")
    @PreAuthorize("hasAuthority('CONTACT_READ')")
    String search(Model model) {
        model.addAttribute("page", new SearchPage("", List.of()));
        return "identity/contacts";
    }

    /** A number never stands in an address, where logs and histories keep it. */
    @PostMapping("/contacts")
    @PreAuthorize("hasAuthority('CONTACT_READ')")
    String find(
            @RequestParam(defaultValue = "") String number,
            Me me,
            Model model,
            HttpServletResponse response) {
        var found = number.isBlank() ? List.<Person>of() : contacts.find(number, me);
        model.addAttribute("page", new SearchPage(number, found));
        if (found.isEmpty()) {
            var why = number.isBlank() ? Refusal.NUMBER_MISSING : Refusal.NOBODY;
            return refused(why, "identity/contacts", model, response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "identity/contacts";
    }

    @GetMapping("/contacts/{person}")
    @PreAuthorize("isAuthenticated()")
    String page(@PathVariable PersonId person, Me me, Model model) {
        return page(contacts.person(person, me), ContactForm.BLANK, null, me, model);
    }

    @PostMapping("/contacts/{id}")
    @PreAuthorize("isAuthenticated()")
    String enter(
            @PathVariable PersonId id,
            @ModelAttribute ContactForm typed,
            Me me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var person = contacts.person(id, me);
        var refusal = contacts.enter(person, typed, me);
        if (refusal.isPresent()) {
            return refused(refusal.get(), page(person, typed, null, me, model), model, response);
        }
        flash.addFlashAttribute("done", "identity.contact.done.entered");
        return "redirect:/contacts/" + id;
    }

    @PostMapping("/contacts/{person}/{contact}/removal")
    @PreAuthorize("isAuthenticated()")
    String remove(
            @PathVariable PersonId person,
            @PathVariable UUID contact,
            Me me,
            RedirectAttributes flash) {
        contacts.remove(person, contact, me);
        flash.addFlashAttribute("done", "identity.contact.done.removed");
        return "redirect:/contacts/" + person;
    }

    /** The answer to this one request shows the number; nothing keeps it. */
    @PostMapping("/contacts/{person}/{contact}/shown")
    @PreAuthorize("isAuthenticated()")
    String show(
            @PathVariable PersonId person,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            Model model,
            HttpServletResponse response) {
        var whose = contacts.person(person, me);
        var refusal = contacts.show(person, contact, reason, me);
        if (refusal.isPresent()) {
            return refused(
                    refusal.get(),
                    page(whose, ContactForm.BLANK, null, me, model),
                    model,
                    response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(whose, ContactForm.BLANK, contact, me, model);
    }

    private String page(Person person, ContactForm form, @Nullable UUID shown, Me me, Model model) {
        model.addAttribute(
                "page",
                new ContactPage(
                        person,
                        contacts.rows(person.id(), me, shown),
                        contacts.owners(person, me),
                        form,
                        consents(person, me)));
        return "identity/contact";
    }

    private @Nullable ConsentList consents(Person person, Me me) {
        var workplace = person.workplace();
        return workplace == null
                ? null
                : consents.page(
                        Subject.of(person.id()),
                        workplace,
                        new LocalPath("/contacts/" + person.id()),
                        me);
    }

    private static String refused(
            Refusal why, String view, Model model, HttpServletResponse response) {
        model.addAttribute("refusal", "identity.contact.refusal." + why);
        response.setStatus(UNPROCESSABLE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return view;
    }
}
