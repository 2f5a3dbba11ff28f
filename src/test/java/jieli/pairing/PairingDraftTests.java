package jieli.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import org.junit.jupiter.api.Test;

class PairingDraftTests {

    private static final PairingId ID = new PairingId(PairingId.next(Instant.EPOCH));
    private static final RuleSet RULES =
            new RuleSet(
                    "R2", 1, LocalDate.EPOCH, null, "TEAM_ASSISTANCE", "甲", "A", "R", List.of());

    @Test
    void aWholePairingIsAccepted() {
        assertThat(check(draft("河源医院", "雪山县医院", "2022-07", "")))
                .isInstanceOfSatisfying(
                        PairingDraft.Checked.Good.class,
                        good -> {
                            assertThat(good.pairing().start())
                                    .isEqualTo(
                                            new Pairing.Start.On(
                                                    LocalDate.of(2022, 7, 1), "2022-07"));
                            assertThat(good.pairing().recipients()).hasSize(1);
                        });
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        assertThat(why(draft("河源医院", "", "", ""))).isEqualTo("no-recipient");
        assertThat(why(draft("", "雪山县医院", "", ""))).isEqualTo("no-supporter");
        assertThat(why(draft("河源医院", "雪山县医院\n河源医院", "", ""))).isEqualTo("helps-itself");
        assertThat(why(draft("无此医院", "雪山县医院", "", ""))).isEqualTo("institution");
        assertThat(why(draft("河源医院", "雪山县医院", "2024-05", "2022-07"))).isEqualTo("reversed");
        assertThat(why(draft("河源医院", "雪山县医院", "去年", ""))).isEqualTo("date");
        assertThat(
                        why(
                                new PairingDraft(
                                        "河源帮雪山",
                                        "TEAM_ASSISTANCE",
                                        "R99.1",
                                        "河源医院",
                                        "雪山县医院",
                                        "",
                                        false,
                                        "",
                                        "")))
                .isEqualTo("rules");
    }

    @Test
    void anUnknownStartIsNotInvented() {
        assertThat(check(draft("河源医院", "雪山县医院", "", "")))
                .isInstanceOfSatisfying(
                        PairingDraft.Checked.Good.class,
                        good ->
                                assertThat(good.pairing().start())
                                        .isEqualTo(new Pairing.Start.Unknown()));
    }

    @Test
    void aNeedGoesOnlyForward() {
        var open = need(new Need.State.Open());
        var planned = need(new Need.State.Planned(new Need.Step("", "林静", Instant.EPOCH)));
        var met = need(new Need.State.Met(new Need.Step("", "林静", Instant.EPOCH)));

        assertThat(open.mayBecome("PLANNED")).isTrue();
        assertThat(open.mayBecome("MET")).isFalse();
        assertThat(planned.mayBecome("MET")).isTrue();
        assertThat(met.mayBecome("WITHDRAWN")).isFalse();
    }

    private static Need need(Need.State state) {
        return new Need(
                ID.value(), ID, Need.Gap.SPECIALTY, "麻醉", 3, "无麻醉医师", "林静", Instant.EPOCH, state);
    }

    private static PairingDraft draft(
            String supporters, String recipients, String start, String end) {
        return new PairingDraft(
                "河源帮雪山", "TEAM_ASSISTANCE", "R2.1", supporters, recipients, start, false, end, "");
    }

    private static String why(PairingDraft draft) {
        return check(draft) instanceof PairingDraft.Checked.Refused(var why)
                ? why.replace("pairing.refusal.", "")
                : "accepted";
    }

    private static PairingDraft.Checked check(PairingDraft draft) {
        return draft.check(
                ID,
                name -> name.startsWith("无此") ? Optional.empty() : Optional.of(institution(name)),
                key -> key.equals("R2.1") ? Optional.of(RULES) : Optional.empty());
    }

    private static InstitutionId institution(String name) {
        return new InstitutionId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
