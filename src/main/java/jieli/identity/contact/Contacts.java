package jieli.identity.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.contact.ContactBook.Row;
import jieli.identity.contact.ContactBook.Seal;
import jieli.identity.vault.Vault;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters, removes, shows, finds contacts within the scope of who asks. */
@Service
@Transactional
class Contacts {

    private static final int LONGEST_REASON = 300;

    private final ContactBook book;
    private final Directory directory;
    private final Vault vault;
    private final Trail trail;
    private final Clock clock;

    Contacts(ContactBook book, Directory directory, Vault vault, Trail trail, Clock clock) {
        this.book = book;
        this.directory = directory;
        this.vault = vault;
        this.trail = trail;
        this.clock = clock;
    }

    /** The person, if their contacts are anything to the one who asks. */
    Person person(PersonId id, Me me) {
        var person = directory.find(id).orElseThrow(() -> new NotFound(id));
        var within =
                me.person().equals(id)
                        || employed(person, me, Right.CONTACT_READ)
                        || !book.list(id, me).isEmpty();
        if (!within) {
            throw new NotFound(id);
        }
        return person;
    }

    /**
     * @param shown the contact that was just shown for a reason, null for none
     */
    List<ContactPage.Row> rows(PersonId person, Me me, @Nullable UUID shown) {
        var contacts = book.list(person, me);
        var owners = directory.institutions(contacts.stream().map(Contact::institution).toList());
        return contacts.stream()
                .map(contact -> {
                    var plain = vault.open(contact.sealed(), contact.place());
                    var open = contact.id().equals(shown);
                    var owner = owners.get(contact.institution());
                    return new ContactPage.Row(
                            contact.id(),
                            contact.kind(),
                            open ? plain : contact.kind().masked(plain),
                            open,
                            owner == null ? "" : owner.name(),
                            contact.enteredAt(),
                            may(Right.UNMASK, contact, me),
                            may(Right.CONTACT_WRITE, contact, me));
                })
                .toList();
    }

    /** For which institutions a contact of the person may be entered, where they work first. */
    List<Institution> owners(Person person, Me me) {
        var workplace = person.workplace();
        var reach = me.reach(Right.CONTACT_WRITE);
        var first =
                workplace != null && (me.person().equals(person.id()) || reach.covers(workplace))
                        ? Stream.of(workplace)
                        : Stream.<InstitutionId>of();
        var all = Stream.concat(first, reach.institutions().stream()).distinct().toList();
        var found = directory.institutions(all);
        return all.stream().filter(found::containsKey).map(found::get).limit(200).toList();
    }

    Optional<Refusal> enter(Person person, ContactForm form, Me me) {
        var refusal = form.refusal(LocalDate.now(clock));
        if (refusal.isPresent()) {
            return refusal;
        }
        var institution = form.readInstitution().orElseThrow();
        if (owners(person, me).stream().noneMatch(one -> one.id().equals(institution))) {
            return Optional.of(Refusal.INSTITUTION);
        }
        var id = FreshId.at(clock);
        var kind = form.readKind().orElseThrow();
        var number = form.normal();
        var seal = new Seal(vault.seal(number, Contact.place(id)), vault.lookup(number));
        book.add(new Row(id, person.id(), kind, seal, institution, clock.instant()), me);
        trail.add(changed(person.id(), institution).change("", kind.name()));
        return Optional.empty();
    }

    void remove(PersonId person, UUID id, Me me) {
        var contact = get(person, id, me, Right.CONTACT_WRITE);
        book.add(
                new Row(
                        FreshId.at(clock),
                        person,
                        contact.kind(),
                        null,
                        contact.institution(),
                        clock.instant()),
                me);
        trail.add(changed(person, contact.institution()).change(contact.kind().name(), ""));
    }

    /** Writes down that a contact is shown; the page shows it after that and only once. */
    Optional<Refusal> show(PersonId person, UUID id, String reason, Me me) {
        var contact = get(person, id, me, Right.UNMASK);
        var why = reason.replace("\u0000", "").strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        trail.add(
                Entry.of(Action.UNMASKED, "contact", person.value())
                        .at(contact.institution().value())
                        .change("", contact.kind().name())
                        .because(why));
        return Optional.empty();
    }

    List<Person> find(String number, Me me) {
        var ids = book.find(vault.lookups(number), me);
        var people = directory.people(ids);
        return ids.stream().filter(people::containsKey).map(people::get).toList();
    }

    private Contact get(PersonId person, UUID id, Me me, Right right) {
        return book.list(person, me).stream()
                .filter(contact -> contact.id().equals(id) && may(right, contact, me))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    /** One's own may always be seen and changed; others' where the right reaches. */
    private static boolean may(Right right, Contact contact, Me me) {
        return contact.person().equals(me.person())
                || me.reach(right).covers(contact.institution());
    }

    private static boolean employed(Person person, Me me, Right right) {
        var workplace = person.workplace();
        return workplace != null && me.reach(right).covers(workplace);
    }

    private static Entry changed(PersonId person, InstitutionId institution) {
        return Entry.of(Action.CHANGED, "contact", person.value()).at(institution.value());
    }
}
