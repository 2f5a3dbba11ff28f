package jieli.identity.consent;

import java.util.List;
import jieli.directory.InstitutionId;
import jieli.identity.LocalPath;
import jieli.identity.consent.Consent.Giver;
import jieli.identity.consent.Consent.Manner;
import jieli.identity.consent.Consent.Subject;

/**
 * Everything the fragment {@code identity/consents :: list} shows on somebody else's page.
 *
 * @param consents the newest first
 * @param writable whether the person at the keyboard may enter and withdraw
 * @param back the page it stands on
 */
public record ConsentList(
        Subject subject,
        InstitutionId institution,
        List<Consent> consents,
        boolean writable,
        LocalPath back) {

    public ConsentForm blank() {
        return ConsentForm.BLANK;
    }

    public Purpose[] purposes() {
        return Purpose.values();
    }

    public Manner[] manners() {
        return Manner.values();
    }

    public Giver[] givers() {
        return Giver.values();
    }

    public List<String> languages() {
        return Consent.LANGUAGES;
    }
}
