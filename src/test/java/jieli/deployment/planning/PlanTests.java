package jieli.deployment.planning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.deployment.Period;
import jieli.deployment.planning.PlanBook.Stay;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.planning.round.Rounds;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Plans asked for, watched, stopped, compared, accepted. */
@HouseTest
class PlanTests {

    private static final RoundId DEMO = new RoundId(id("plan-round:jiali"));
    private static final AccountId OFFICE = new AccountId(id("account:office"));
    private static final String ROUND = "/deployment/plans/" + DEMO;

    @Autowired MockMvcTester pages;
    @Autowired RunBook runs;
    @Autowired Runner runner;
    @Autowired PlanBook plans;
    @Autowired AcceptanceBook acceptances;
    @Autowired Rounds rounds;
    @Autowired Problems problems;
    @Autowired Entries entries;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void theDemonstrationsPlanIsProvenBestAndTellsWhyDaysStayEmpty() {
        var run = finished(ROUND + "/runs/" + id("plan-run:jiali"));
        assertThat(get(run)).bodyText().contains("已证明最优", "看方案").doesNotContain("hx-get");
        RoundPagesTests.until(() -> !text(get(run + "/plan")).contains("还在整理"));
        assertThat(get(run + "/plan"))
                .hasStatusOk()
                .bodyText()
                .contains("<svg", "麻醉科", "超声医学科", "空缺", "规则核对", "整个采用", "模拟")
                .doesNotContain("style=", "??");
        assertThat(get(run + "/plan?lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains("Accept all", "Rules checked");
        assertThat(get(run + "/plan.xlsx")).hasStatusOk();
        assertThat(plans.gaps(new RunId(id("plan-run:jiali"))))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap.why().zh()).isNotBlank())
                .allSatisfy(gap -> assertThat(gap.why().en()).isNotBlank());
    }

    @Test
    void theSameSeedGivesTheSamePlanAndTheComparisonSaysSo() {
        finished(ROUND + "/runs/" + id("plan-run:jiali"));
        var again = finished(ask(ROUND, "seed", "1", "limit", "60"));
        var stays = stays(again);
        assertThat(stays).isNotEmpty();
        assertThat(words(stays)).isEqualTo(words(plans.stays(new RunId(id("plan-run:jiali")))));
        assertThat(get(ROUND + "/compare?one=" + id("plan-run:jiali") + "&other=" + runId(again)))
                .hasStatusOk()
                .bodyText()
                .contains("相同 " + stays.size() + " 段;只在左边 0 段,只在右边 0 段")
                .doesNotContain("<mark");
    }

    @Test
    void whoeverIsPinnedGoes() {
        var round = copy();
        var before = stays(finished(ask(round, "seed", "1", "limit", "60"))).getFirst();
        var pinned =
                post(
                        round + "/pins",
                        "wanted",
                        "false",
                        "post",
                        before.post().toString(),
                        "nominee",
                        before.nominee().toString(),
                        "from",
                        before.duty().from().toString(),
                        "last",
                        before.duty().lastDay() + "");
        assertThat(pinned).flash().containsEntry("done", "deployment.plan.done.pin");
        var after = finished(ask(round, "seed", "1", "limit", "60"));
        assertThat(stays(after))
                .isNotEmpty()
                .noneMatch(stay ->
                        stay.post().equals(before.post())
                                && stay.nominee().equals(before.nominee()));
        assertThat(
                        post(
                                round + "/pins",
                                "post",
                                "",
                                "nominee",
                                "",
                                "from",
                                "2027-01-01",
                                "last",
                                "2027-06-30"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.pin")
                .containsKey("pin");
        assertThat(get(round + "/compare")).hasStatusOk().bodyText().contains("<mark", "不同");
    }

    @Test
    void anAbsenceChangesAPlanAsLittleAsItMay() {
        var round = copy();
        var first = finished(ask(round, "seed", "1", "limit", "60"));
        var before = stays(first);
        var absent = before.getFirst();
        var anew =
                finished(
                        ask(
                                round,
                                "seed",
                                "1",
                                "limit",
                                "60",
                                "earlier",
                                runId(first).toString(),
                                "absentee",
                                absent.nominee().toString(),
                                "from",
                                "2027-01-01",
                                "last",
                                "2028-06-30"));
        assertThat(stays(anew)).noneMatch(stay -> stay.nominee().equals(absent.nominee()));
        assertThat(words(stays(anew))).containsAnyElementsOf(words(before));
    }

    @Test
    void aPlanIsAcceptedWholeOrNotAtAll() {
        var round = copy();
        var run = finished(ask(round, "seed", "1", "limit", "60"));
        var stays = stays(run);
        var stranger = stays.getLast().nominee();
        sql("update deployment.plan_nominee set person = null where id = '" + stranger + "'");
        var refused = post(run + "/acceptance", "all", "all");
        assertThat(refused)
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.accept")
                .containsKey("refusals")
                .containsKey("chosen");
        assertThat((List<?>) refused.getMvcResult().getFlashMap().get("refusals"))
                .anySatisfy(one -> assertThat(one.toString()).contains("名录里还没有此人"));
        assertThat(stays(run)).allMatch(stay -> stay.posting() == null);

        var chosen =
                stays.stream()
                        .filter(stay -> !stay.nominee().equals(stranger))
                        .findFirst()
                        .orElseThrow();
        assertThat(post(run + "/acceptance", "stay", PlanPage.key(chosen)))
                .flash()
                .containsEntry("done", "deployment.plan.done.accepted");
        assertThat(stays(run).stream().filter(stay -> stay.posting() != null).map(PlanPage::key))
                .containsExactly(PlanPage.key(chosen));
        var posting =
                stays(run).stream()
                        .filter(stay -> stay.posting() != null)
                        .findFirst()
                        .orElseThrow()
                        .posting();
        assertThat(get("/deployment/postings/" + posting))
                .hasStatusOk()
                .bodyText()
                .contains("嘉黎县人民医院");
        assertThat(post(run + "/acceptance", "stay", PlanPage.key(chosen)))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.accept");
        var next = finished(ask(round, "seed", "2", "limit", "60"));
        assertThat(words(stays(next))).contains(words(List.of(chosen)).getFirst());
        post("/deployment/postings/" + posting + "/steps", "next", "WITHDRAWN", "reason", "试排");
    }

    @Test
    void anAcceptanceCountsForTheDaysItsPostingStillHas() {
        var round = new RoundId(UUID.fromString(copy().substring("/deployment/plans/".length())));
        var run = finished(ask("/deployment/plans/" + round, "seed", "1", "limit", "60"));
        var chosen = stays(run).getFirst();
        accept(run, chosen);
        var first = accepted(round);
        assertThat(first.duty()).isEqualTo(chosen.duty());

        var shorter = new Period(chosen.duty().from(), chosen.duty().from().plusMonths(2));
        amend(first, shorter);
        assertThat(accepted(round).duty()).isEqualTo(shorter);
        assertThat(acceptances.extended(round)).isEmpty();
        var presence = chosen.presence();
        var longer = new Period(presence.from(), presence.from().plusDays(presence.days() + 30));
        amend(first, longer);
        assertThat(accepted(round).duty()).isEqualTo(chosen.duty());
        assertThat(acceptances.extended(round).get(chosen.nominee()))
                .containsExactly(
                        new Period(
                                Objects.requireNonNull(presence.until()),
                                Objects.requireNonNull(longer.until())));

        withdraw(first);
        assertThat(acceptances.accepted(round)).isEmpty();
        assertThat(stays(run)).allMatch(stay -> stay.posting() == null);
        accept(run, chosen);
        assertThat(accepted(round).posting()).isNotEqualTo(first.posting());
        withdraw(accepted(round));
    }

    @Test
    void nobodyIsAcceptedForDaysSomebodyElseHas() {
        var round = copy();
        var first = finished(ask(round, "seed", "1", "limit", "60"));
        var second = finished(ask(round, "seed", "1", "limit", "60"));
        var chosen = stays(first).getFirst();
        var other = stays(first).getLast().nominee();
        sql(
                "update deployment.plan_stay set nominee = '%s' where run = '%s' and post = '%s'"
                        .formatted(other, runId(second), chosen.post()));
        var rival =
                stays(second).stream()
                        .filter(stay -> stay.post().equals(chosen.post()))
                        .findFirst()
                        .orElseThrow();
        accept(first, chosen);
        var refused = post(second + "/acceptance", "stay", PlanPage.key(rival));
        assertThat(String.valueOf(refused.getMvcResult().getFlashMap().get("refusals")))
                .contains("这些天该岗位已经采用了别人的安排");
        withdraw(
                stays(first).stream()
                        .filter(stay -> stay.posting() != null)
                        .findFirst()
                        .orElseThrow());
    }

    private void accept(String run, PlanBook.Stay stay) {
        assertThat(post(run + "/acceptance", "stay", PlanPage.key(stay)))
                .flash()
                .containsEntry("done", "deployment.plan.done.accepted");
    }

    private PlanBook.Stay accepted(RoundId round) {
        assertThat(acceptances.accepted(round)).hasSize(1);
        return acceptances.accepted(round).getFirst();
    }

    private void amend(PlanBook.Stay accepted, Period during) {
        assertThat(
                        post(
                                "/deployment/postings/" + accepted.posting() + "/terms",
                                "from",
                                during.from().toString(),
                                "last",
                                during.lastDay() + "",
                                "reason",
                                "试排"))
                .flash()
                .containsEntry("done", "deployment.done.amended");
    }

    private void withdraw(PlanBook.Stay accepted) {
        post(
                "/deployment/postings/" + accepted.posting() + "/steps",
                "next",
                "WITHDRAWN",
                "reason",
                "试排");
    }

    @Test
    void aRunNobodyIsHeardOfIsTakenOver() {
        var round = new RoundId(UUID.fromString(copy().substring("/deployment/plans/".length())));
        var run = UUID.randomUUID();
        sql(
                """
                insert into deployment.plan_run (id, round, number, seed, limit_seconds, rules, state, node, entered_by,
                       entered_at, started_at, beat_at, unmet, bound)
                values ('%s', '%s', 7, 1, 60, '{}', 'RUNNING', 'elsewhere', 'x', now(), now(), now(), 120, 100)
                """
                        .formatted(run, round));
        var path = "/deployment/plans/" + round + "/runs/" + run;
        assertThat(get(path)).bodyText().contains("正在算", "hx-get", "120", "100", "停下");
        assertThat(post(path + "/stop")).hasRedirectedUrl(path);
        assertThat(get(path)).bodyText().contains("正在停");
        assertThat(pages.get().uri(path).header("HX-Request", "true"))
                .bodyText()
                .doesNotContain("<html")
                .contains("id=\"progress\"");
        // another node, later, sees the same rows
        var later = Clock.fixed(Instant.now().plusSeconds(90), ZoneOffset.UTC);
        var silent = runs.get(round, new RunId(run));
        var elsewhere = new RunBook(JdbcClient.create(owner), later);
        assertThat(elsewhere.get(round, new RunId(run)).shown()).isEqualTo(Run.Shown.DIED);
        sql(
                "update deployment.plan_run set beat_at = now() - interval '5 minutes' where id = '"
                        + run
                        + "'");
        runner.poke();
        finished(path);
        assertThat(runs.beat(silent, 1)).isEqualTo(RunBook.Order.LOST);
        assertThat(runs.end(silent, Run.State.FAILED)).isFalse();
        assertThat(get(path + "/plan")).hasStatusOk();
    }

    @Test
    void theBestPlanOfANodeThatDiedIsKeptUnlessABetterOneIsFound() {
        var round = copy();
        var first = finished(ask(round, "seed", "1", "limit", "60"));
        var usedUp = died(first, 60_000);
        runner.poke();
        assertThat(words(stays(finished(usedUp)))).isEqualTo(words(stays(first)));
        assertThat(get(usedUp)).bodyText().contains("已停,取最好");

        var halfWay = died(first, 1_000);
        sql(
                "delete from deployment.plan_stay where run = '%s' and post = '%s'"
                        .formatted(runId(halfWay), stays(first).getFirst().post()));
        runner.poke();
        assertThat(words(stays(finished(halfWay)))).isEqualTo(words(stays(first)));
        assertThat(get(halfWay)).bodyText().contains("已证明最优");
    }

    @Test
    void aRunThatBroughtDownThreeNodesIsGivenUp() {
        var round = copy();
        var run = died(finished(ask(round, "seed", "1", "limit", "60")), 1_000);
        sql("update deployment.plan_run set attempts = 3 where id = '" + runId(run) + "'");
        runner.poke();
        RoundPagesTests.until(() -> text(get(run)).contains("出错"));
        assertThat(get(run + "/plan")).hasStatusOk();
    }

    /** A run like another, of a node that wrote its plan down and fell silent. */
    private String died(String run, int elapsedMs) {
        var id = UUID.randomUUID();
        sql(
                """
                insert into deployment.plan_run
                select (jsonb_populate_record(r, jsonb_build_object('id', '%s', 'number', 90 + (random() * 900)::int,
                        'state', 'RUNNING', 'node', 'elsewhere', 'elapsed_ms', %d, 'proven', false, 'attempts', 1,
                        'entered_at', now(), 'ended_at', null, 'beat_at', now() - interval '5 minutes'))).*
                  from deployment.plan_run r where r.id = '%s'
                """
                        .formatted(id, elapsedMs, runId(run)));
        sql(
                """
                insert into deployment.plan_stay
                select (jsonb_populate_record(s, jsonb_build_object('run', '%s'))).* from deployment.plan_stay s
                 where s.run = '%s'
                """
                        .formatted(id, runId(run)));
        return run.replace(runId(run).toString(), id.toString());
    }

    @Test
    void aStopFlagEndsASearchAndKeepsTheBestPlan() {
        var round = large();
        var run = ask(round, "seed", "3", "limit", "600");
        var id = new RoundId(UUID.fromString(round.substring("/deployment/plans/".length())));
        RoundPagesTests.until(() -> {
            var now = runs.get(id, runId(run));
            return now.standing().unmet() != null || !now.isOpen();
        });
        post(run + "/stop");
        finished(run);
        var one = runs.get(id, runId(run));
        assertThat(one.state()).isEqualTo(Run.State.ENDED);
        assertThat(one.stays()).isPositive();
        assertThat(one.standing().bound()).isLessThanOrEqualTo(one.standing().unmet());
        assertThat(get(run + "/plan")).hasStatusOk();
    }

    @Test
    void contradictoryNumbersAreNamedInsteadOfBroken() {
        var round = copy();
        var page = Jsoup.parse(text(get(round)));
        var post = page.select("select[name=post] option[value~=-]").val();
        var nominee = page.select("select[name=nominee] option:contains(蒲明远)").val();
        post(
                round + "/pins",
                "wanted",
                "true",
                "post",
                post,
                "nominee",
                nominee,
                "from",
                "2027-01-01",
                "last",
                "2027-06-30");
        var run = finished(ask(round, "seed", "1", "limit", "60"));
        assertThat(get(run)).bodyText().contains("自相矛盾", "蒲明远");
        assertThat(get(run + "/plan")).hasStatus(404);
    }

    @Test
    void aRunThatIsAskedForWronglyKeepsWhatWasTyped() {
        assertThat(post(ROUND + "/runs", "seed", "one", "limit", "60"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.seed")
                .containsKey("ask");
        assertThat(post(ROUND + "/runs", "seed", "1", "limit", "0"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.limit");
        assertThat(
                        post(
                                ROUND + "/runs",
                                "seed",
                                "1",
                                "limit",
                                "60",
                                "earlier",
                                UUID.randomUUID().toString(),
                                "absentee",
                                UUID.randomUUID().toString(),
                                "from",
                                "2027-01-01",
                                "last",
                                "2027-02-01"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.absentee");
        assertThat(
                        pages.post()
                                .uri(ROUND + "/runs")
                                .param("seed", "1")
                                .param("limit", "5")
                                .with(As.as("specialist")))
                .hasStatus(403);
    }

    @Test
    void aPhysiciansDecisionGoesBeforeWhatWasStated() {
        var id = new RoundId(UUID.fromString(copy().substring("/deployment/plans/".length())));
        var round = rounds.get(id);
        var one =
                Acting.as(OFFICE, () -> problems.of(round, 1)).candidates().stream()
                        .filter(each -> each.clearedMetres() != null)
                        .findFirst()
                        .orElseThrow();
        clear(one.id(), "FIT", 2_600);
        assertThat(cleared(OFFICE, round, one.id())).isEqualTo(2_600);
        assertThat(cleared(new AccountId(id("account:donor")), round, one.id()))
                .as("who plans nothing learns nothing")
                .isEqualTo(one.clearedMetres());
        clear(one.id(), "NOT_FIT", 4_500);
        assertThat(cleared(OFFICE, round, one.id())).isZero();
        assertThat(get("/deployment/plans/" + id + "/nominees"))
                .bodyText()
                .contains("目前不适岗", "医师结论", "填报,未经医师");
        sql("delete from deployment.health_clearance where id = '" + one.id() + "'");
        sql("delete from deployment.health_form where id = '" + one.id() + "'");
    }

    private @Nullable Integer cleared(AccountId account, Round round, UUID nominee) {
        return Acting.as(account, () -> problems.of(round, 1)).candidate(nominee).clearedMetres();
    }

    /** Long ago, so that nothing anybody else looks at changes. */
    private void clear(UUID nominee, String result, int metres) {
        sql("delete from deployment.health_clearance where id = '" + nominee + "'");
        sql(
                """
                insert into deployment.health_form (id, posting, person, questionnaire, answers_sealed, proposal, entered_by, entered_at)
                select n.id, '%s', n.person, 1, '', 'NONE', n.id, '2020-01-01' from deployment.plan_nominee n where n.id = '%s'
                    on conflict do nothing
                """
                        .formatted(id("posting:陈望舒@2025-07-01"), nominee));
        sql(
                """
                insert into deployment.health_clearance (id, posting, person, form, result, metres, overrides, valid, decided_by, account, decided_at)
                select f.id, f.posting, f.person, f.id, '%s', %d, false, daterange('2020-01-01', null), f.id, f.id, '2020-01-01'
                  from deployment.health_form f where f.id = '%s'
                """
                        .formatted(result, metres, nominee));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,    4600, 4500, 4600",
                "4400, 4600, 4500, 4600",
                "4800, 4600, 4500, 4800",
                "4400, -,    4500, 4400",
                "-,    -,    4500, 4500",
                "-,    -,    -,    -"
            })
    void whatAPhysicianConfirmedOfAPlaceGoesBeforeTheDirectory(
            @Nullable Integer typed,
            @Nullable Integer confirmed,
            @Nullable Integer ofRegion,
            @Nullable Integer metres) {
        assertThat(Problems.metres(typed, confirmed, ofRegion)).isEqualTo(metres);
    }

    @Test
    void theNewestHeightThatAPhysicianConfirmedCounts() {
        var place = UUID.randomUUID();
        sql(
                """
                insert into deployment.altitude_site (recipient, version, metres, confirmed_by, confirmed_at)
                values ('%1$s', 1, 4000, '%1$s', now()), ('%1$s', 2, 4210, '%1$s', now())
                """
                        .formatted(place));
        assertThat(entries.confirmedMetres(List.of(new InstitutionId(place))))
                .containsExactly(Map.entry(new InstitutionId(place), 4_210));
        sql("delete from deployment.altitude_site where recipient = '" + place + "'");
    }

    /** A round like the demonstration's, with its own people. */
    private String copy() {
        var round = UUID.randomUUID();
        sql(
                "insert into deployment.plan_round select (jsonb_populate_record(r, jsonb_build_object('id', '"
                        + round
                        + "'))).* from deployment.plan_round r where r.id = '"
                        + DEMO
                        + "'");
        sql(
                "insert into deployment.plan_round_pairing select '"
                        + round
                        + "', pairing from deployment.plan_round_pairing where round = '"
                        + DEMO
                        + "'");
        sql(
                "insert into deployment.plan_post select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'round', '"
                        + round
                        + "'))).* from deployment.plan_post p where p.round = '"
                        + DEMO
                        + "' and not left_out");
        sql(
                "insert into deployment.plan_nominee select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'round', '"
                        + round
                        + "'))).* from deployment.plan_nominee n where n.round = '"
                        + DEMO
                        + "' and not left_out");
        return "/deployment/plans/" + round;
    }

    /** Eighty posts, two hundred people: enough to be stopped in. */
    private String large() {
        var round = copy();
        var id = round.substring("/deployment/plans/".length());
        sql(
                """
                insert into deployment.plan_post (id, round, pairing, recipient, specialty, weight, during)
                select gen_random_uuid(), p.round, p.pairing, p.recipient, p.specialty, 1 + n %% 5,
                       daterange('2027-01-01', '2028-07-01')
                  from (select * from deployment.plan_post where round = '%s' limit 1) p, generate_series(1, 80) n
                """
                        .formatted(id));
        sql(
                """
                insert into deployment.plan_nominee (id, round, name, employer, department, specialties, grade,
                       cleared_metres, free)
                select gen_random_uuid(), p.round, '人' || n, p.employer, 'D' || n %% 40,
                       array(select distinct specialty from deployment.plan_post where round = p.round), 'SENIOR', 5000,
                       datemultirange(daterange('2027-01-01', date '2027-07-01' + 184 * (n %% 3)))
                  from (select * from deployment.plan_nominee where round = '%s' limit 1) p, generate_series(1, 200) n
                """
                        .formatted(id));
        return round;
    }

    private String ask(String round, String... parameters) {
        var asked = post(round + "/runs", parameters);
        var to = asked.getResponse().getRedirectedUrl();
        assertThat(to).as("%s", asked.getMvcResult().getFlashMap()).contains("/runs/");
        return Objects.requireNonNull(to);
    }

    private String finished(String run) {
        RoundPagesTests.until(() -> !text(get(run)).contains("hx-get"));
        return run;
    }

    private List<Stay> stays(String run) {
        return plans.stays(runId(run));
    }

    private static RunId runId(String path) {
        return RunId.of(path.substring(path.lastIndexOf('/') + 1));
    }

    private List<String> words(List<Stay> stays) {
        return new ArrayList<>(
                stays.stream()
                        .map(stay -> stay.post() + " " + stay.nominee() + " " + stay.duty())
                        .toList());
    }

    private void sql(String sql) {
        JdbcClient.create(owner).sql(sql).update();
    }

    private MvcTestResult get(String path) {
        return pages.get().uri(path).exchange();
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = pages.post().uri(path);
        for (var at = 0; at < parameters.length; at += 2) {
            request.param(parameters[at], parameters[at + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
