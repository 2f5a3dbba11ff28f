package jieli.deployment.compliance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.identity.Me;
import jieli.listing.Sheet;
import jieli.pairing.RuleSet;
import jieli.pairing.RuleSets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Rule sets: all of them, one with its parameters, another reading of it. A new version changes
 * nothing until a pairing is bound to it, which its own scope decides.
 */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class RulePages {

    private final RuleSets ruleSets;
    private final ComplianceViews views;

    /** A parameter as the form shows it. */
    record Field(Parameter parameter, String title, String value, String allowed) {

        public boolean isOpen() {
            return !value.isEmpty();
        }
    }

    /** A parameter of a rule set in words. */
    record Shown(String title, String value) {}

    RulePages(RuleSets ruleSets, ComplianceViews views) {
        this.ruleSets = ruleSets;
        this.views = views;
    }

    @GetMapping("/deployment/rules")
    String list(Model model) {
        model.addAttribute("rules", ruleSets.list());
        return "deployment/rules";
    }

    @GetMapping("/deployment/rules.xlsx")
    void sheet(Locale locale, HttpServletResponse response) throws IOException {
        var headings =
                Stream.of("key", "name", "from", "last", "source", "parameters")
                        .map(key -> views.say("rules.column." + key, locale))
                        .toList();
        new Sheet(views.say("rules", locale), headings)
                .send(response, ruleSets.list().iterator(), rules -> cells(rules, locale));
    }

    private List<@Nullable Object> cells(RuleSet rules, Locale locale) {
        var until = rules.until();
        return Arrays.asList(
                rules.key(),
                rules.name(locale),
                rules.from(),
                until == null ? null : until.minusDays(1),
                views.say("rules.source." + rules.source(), locale),
                shown(rules, locale).stream()
                        .map(one -> one.title() + " " + one.value())
                        .collect(Collectors.joining("; ")));
    }

    /** The parameters in words; a name nobody knows any more stays as it is. */
    private List<Shown> shown(RuleSet rules, Locale locale) {
        return rules.params().stream()
                .map(one -> {
                    var value = one.value();
                    return Parameter.find(one.name())
                            .map(it ->
                                    new Shown(
                                            views.say("parameter." + it, locale),
                                            value == null ? "?" : views.word(it, value, locale)))
                            .orElseGet(() -> new Shown(one.name(), value == null ? "?" : value));
                })
                .toList();
    }

    @GetMapping("/deployment/rules/{key}")
    String show(@PathVariable String key, Model model, Locale locale) {
        var rules = ruleSets.get(key);
        var draft =
                model.getAttribute("draft") instanceof Map<?, ?> typed
                        ? new RuleDraft(texts(typed))
                        : RuleDraft.of(rules);
        model.addAttribute("rules", rules);
        model.addAttribute("params", shown(rules, locale));
        model.addAttribute("typed", draft);
        model.addAttribute(
                "fields",
                Arrays.stream(Parameter.values())
                        .map(one ->
                                new Field(
                                        one,
                                        views.say("parameter." + one, locale),
                                        draft.parameter(one.name()),
                                        views.allowed(one, locale)))
                        .toList());
        model.addAttribute(
                "versions",
                ruleSets.list().stream().filter(one -> one.id().equals(rules.id())).toList());
        return "deployment/rule-set";
    }

    private static Map<String, String> texts(Map<?, ?> typed) {
        var texts = new TreeMap<String, String>();
        typed.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }

    @PostMapping("/deployment/rules/{key}")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String amend(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Me me,
            Locale locale,
            RedirectAttributes flash) {
        var rules = ruleSets.get(key);
        return switch (new RuleDraft(typed).check(rules)) {
            case RuleDraft.Checked.Refused(var why, var about) -> {
                flash.addFlashAttribute("refusal", "deployment.rules.refusal." + why);
                flash.addFlashAttribute("refusalWords", words(about, locale));
                flash.addFlashAttribute("draft", new TreeMap<>(typed));
                yield "redirect:/deployment/rules/" + key;
            }
            case RuleDraft.Checked.Good(var reading) -> {
                var entered = ruleSets.amend(reading, me.name());
                flash.addFlashAttribute("done", "deployment.rules.done");
                yield "redirect:/deployment/rules/" + entered.key();
            }
        };
    }

    private String[] words(String about, Locale locale) {
        return new String[] {
            Parameter.find(about).map(one -> views.say("parameter." + one, locale)).orElse(about)
        };
    }
}
